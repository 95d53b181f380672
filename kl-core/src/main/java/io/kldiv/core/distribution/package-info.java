/**
 * Families of probability distributions as final records of nodes, with the batch in front.
 *
 * <p>A distribution keeps the parameters as they were given (logits or probabilities, a scale or a
 * triangular factor), because what is exact for one form cancels or overflows for another. A batch
 * of size 1 stands for the same distribution at every sample. Families of independent continuous
 * variables are {@link io.kldiv.core.distribution.Univariate}; each is also a part that is made
 * from numbers, {@link io.kldiv.core.distribution.GivenDistribution}.
 *
 * <p>May use {@code graph}. Read {@link io.kldiv.core.distribution.Distribution} first, then {@link
 * io.kldiv.core.distribution.Categorical}.
 */
@NullMarked
package io.kldiv.core.distribution;

import org.jspecify.annotations.NullMarked;
