/**
 * Comparing samples of unknown distributions: estimates of divergences ({@link
 * io.kldiv.core.divergence.sample.Histogram}, {@link
 * io.kldiv.core.divergence.sample.NearestNeighbours}, {@link
 * io.kldiv.core.divergence.sample.KernelDensity}), distances of samples ({@link
 * io.kldiv.core.divergence.sample.Wasserstein}, {@link io.kldiv.core.divergence.sample.Sinkhorn},
 * {@link io.kldiv.core.divergence.sample.MaximumMeanDiscrepancy}, {@link
 * io.kldiv.core.divergence.sample.Energy}), the dependence of paired ones ({@link
 * io.kldiv.core.divergence.sample.MutualInformation}), and their uncertainty ({@link
 * io.kldiv.core.divergence.sample.Resampling}). Samples are rows of an array, {@code [n][d]}.
 *
 * <p>May use {@code kernel}, {@code random}, {@code special} and {@code divergence}. Read {@link
 * io.kldiv.core.divergence.sample.TwoSamples} first.
 */
@NullMarked
package io.kldiv.core.divergence.sample;

import org.jspecify.annotations.NullMarked;
