/**
 * Families of probability distributions as final records of nodes, with the batch in front.
 *
 * <p>A distribution keeps the parameters as they were given (logits or probabilities, a scale or a
 * triangular factor), because what is exact for one form cancels or overflows for another. A batch
 * of size 1 stands for the same distribution at every sample. Families of independent continuous
 * variables are {@link io.kldiv.core.distribution.Univariate}; each is also a part that is made
 * from numbers, {@link io.kldiv.core.distribution.GivenDistribution}.
 *
 * <p>Discrete families count in independent columns; a matrix is flattened row by row; {@link
 * io.kldiv.core.distribution.Product}, {@link io.kldiv.core.distribution.Mixture} and {@link
 * io.kldiv.core.distribution.Transformed} are made of other distributions. Outside of its support a
 * density is −∞, with gradient 0. Each family is also a part with numbers as parameters, a {@link
 * io.kldiv.core.distribution.GivenDistribution}.
 *
 * <p>May use {@code graph}, {@code part}, and the plain functions of {@code special} and {@code
 * kernel}. Read {@link io.kldiv.core.distribution.Distribution} first, then {@link
 * io.kldiv.core.distribution.Categorical}.
 */
@NullMarked
package io.kldiv.core.distribution;

import org.jspecify.annotations.NullMarked;
