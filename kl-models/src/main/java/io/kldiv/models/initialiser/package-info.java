/**
 * Initialisers: the laws of parameters before training. One class each, and one line in {@link
 * io.kldiv.models.ModelsPlugin}; read {@link io.kldiv.models.Initialiser} first.
 */
@NullMarked
package io.kldiv.models.initialiser;

import org.jspecify.annotations.NullMarked;
