/**
 * Writes the project of a new plug-in from the templates beside this package's classes.
 *
 * <p>A kind has a folder with its part, the part's test, and either an experiment or a command that
 * uses it; what all kinds have lies in {@code project}. May use {@code core.part} and the runner's
 * {@code plugin}. Read {@link io.kldiv.runner.scaffold.PluginProject} first.
 */
@NullMarked
package io.kldiv.runner.scaffold;

import org.jspecify.annotations.NullMarked;
