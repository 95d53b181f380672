/**
 * The module of numbers: kernels, expressions, distributions, divergences, losses and objectives.
 *
 * <p>This package holds only the plug-in that registers the module's parts. Read {@link
 * io.kldiv.core.graph.Node} first for the engine, {@link io.kldiv.core.divergence.Divergence} for
 * what is built on it.
 */
@NullMarked
package io.kldiv.core;

import org.jspecify.annotations.NullMarked;
