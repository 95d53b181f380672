/**
 * Divergences of distributions whose densities are known but for which there is no closed form,
 * each with its error: {@link io.kldiv.core.divergence.estimate.Quadrature} in one dimension,
 * {@link io.kldiv.core.divergence.estimate.TruncatedSum} of counts, {@link
 * io.kldiv.core.divergence.estimate.MonteCarlo} for everything that can be sampled.
 *
 * <p>{@link io.kldiv.core.divergence.estimate.Estimator} is the kind of part that names one, for
 * single values and, as expressions with gradients, for objectives.
 *
 * <p>May use {@code graph}, {@code random}, {@code distribution} and {@code divergence}. Read
 * {@link io.kldiv.core.divergence.estimate.Quadrature} first.
 */
@NullMarked
package io.kldiv.core.divergence.estimate;

import org.jspecify.annotations.NullMarked;
