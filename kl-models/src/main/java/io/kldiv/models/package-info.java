/**
 * Models: what turns features and parameters into a distribution over the target.
 *
 * <p>A {@link io.kldiv.models.Model} adds its parameters once and answers with a {@link
 * io.kldiv.models.Network}, which writes the expression of a prediction for any batch. A new model
 * is one class here and one line in {@link io.kldiv.models.ModelsPlugin}. May use {@code kl-core};
 * never {@code kl-optim}. Read {@link io.kldiv.models.Model} first, then {@link
 * io.kldiv.models.Mlp}.
 */
@NullMarked
package io.kldiv.models;

import org.jspecify.annotations.NullMarked;
