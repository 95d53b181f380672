/**
 * Divergences that are functions of the likelihood ratio: f-divergences, and those of Rényi,
 * Tsallis, Sharma and Mittal, Bhattacharyya and Chernoff, which are functions of {@code Σ pᵅq¹⁻ᵅ}.
 *
 * <p>An f-divergence is a {@link io.kldiv.core.divergence.f.Generator}, an expression in the
 * log-ratio, and its two limits; {@link io.kldiv.core.divergence.f.FDivergence} does the rest, the
 * outcomes of probability 0 included. The divergences of the power family have closed forms between
 * normal distributions too.
 *
 * <p>May use {@code graph}, {@code distribution}, {@code part} and {@code divergence}. Read {@link
 * io.kldiv.core.divergence.f.Generator} first, then {@link
 * io.kldiv.core.divergence.f.TotalVariation}.
 */
@NullMarked
package io.kldiv.core.divergence.f;

import org.jspecify.annotations.NullMarked;
