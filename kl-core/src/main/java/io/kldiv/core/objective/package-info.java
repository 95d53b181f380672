/**
 * What training minimises: a loss plus weighted divergences, as one expression whose terms stay
 * apart for the metrics.
 *
 * <p>A {@link io.kldiv.core.objective.Penalty} says what is made of a divergence before it is
 * weighted. A {@link io.kldiv.core.objective.Reference} is a part that makes Q, what a prediction
 * is compared with, out of the targets or of fixed parameters.
 *
 * <p>May use {@code graph}, {@code distribution}, {@code divergence}, {@code loss} and {@code
 * part}. Read {@link io.kldiv.core.objective.Objective} first, then {@link
 * io.kldiv.core.objective.Reference}.
 */
@NullMarked
package io.kldiv.core.objective;

import org.jspecify.annotations.NullMarked;
