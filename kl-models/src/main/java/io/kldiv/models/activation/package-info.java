/**
 * Activations: the nonlinear functions between layers. One class each, and one line in {@link
 * io.kldiv.models.ModelsPlugin}; read {@link io.kldiv.models.Activation} first.
 */
@NullMarked
package io.kldiv.models.activation;

import org.jspecify.annotations.NullMarked;
