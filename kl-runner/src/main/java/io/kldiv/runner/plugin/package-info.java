/**
 * Plug-ins from jars: each in a class loader of its own, checked before any of its parts is made.
 *
 * <p>A jar is opened only because the user named it or its folder. What is wrong with it becomes a
 * {@link io.kldiv.core.part.PartException} that names the jar and the cause; the other parts stay
 * as they are. May use {@code core.part}, {@code core.divergence} and the runner's {@code config}
 * and {@code data}. Read {@link io.kldiv.runner.plugin.Plugins} first, then {@link
 * io.kldiv.runner.plugin.PluginClassLoader}.
 */
@NullMarked
package io.kldiv.runner.plugin;

import org.jspecify.annotations.NullMarked;
