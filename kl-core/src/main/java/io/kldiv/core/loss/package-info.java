/**
 * Losses: how far a prediction is from the target, as one node per sample.
 *
 * <p>A loss sees the predicted distribution, not a bare array, so that it works on logits and on
 * log-densities. It declares which families and targets it has a meaning for.
 *
 * <p>May use {@code graph}, {@code distribution} and {@code part}. Read {@link
 * io.kldiv.core.loss.Loss} first.
 */
@NullMarked
package io.kldiv.core.loss;

import org.jspecify.annotations.NullMarked;
