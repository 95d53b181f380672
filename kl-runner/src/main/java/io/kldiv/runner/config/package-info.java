/**
 * From the text of an experiment file to typed, checked values, with every problem collected.
 *
 * <pre>{@code
 * YAML text → ConfigNode tree, a Mark on every key and value → Overrides → Binder → Bound tree
 * }</pre>
 *
 * <p>YAML and JSON are read and written here and nowhere else. The package may use {@code
 * io.kldiv.core.part}; it knows no part by name, makes no part, and starts no injector: {@code
 * io.kldiv.runner.wire} builds the objects that a {@link io.kldiv.runner.config.BoundRecord}
 * describes, with {@link io.kldiv.runner.config.Assembly}. Nothing in a file can name a class.
 *
 * <p>Read {@link io.kldiv.runner.config.ConfigLoader} first, then {@link
 * io.kldiv.runner.config.ConfigNode}, {@link io.kldiv.runner.config.Binder} and {@link
 * io.kldiv.runner.config.Problem}.
 */
@NullMarked
package io.kldiv.runner.config;

import org.jspecify.annotations.NullMarked;
