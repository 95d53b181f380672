/**
 * The plug-in door: how a part (a divergence, a loss, an optimizer, a model, …) says its name, its
 * configuration and its documentation, for our own parts and a third party's alike.
 *
 * <p>A part is one class with a nested {@code Config} record and one registration line in a {@link
 * io.kldiv.core.part.KlPlugin}. The package knows no other package of the project, no YAML and no
 * injector. Read {@link io.kldiv.core.part.KlPlugin} first, then {@link
 * io.kldiv.core.part.PartRegistry}.
 */
@NullMarked
package io.kldiv.core.part;

import org.jspecify.annotations.NullMarked;
