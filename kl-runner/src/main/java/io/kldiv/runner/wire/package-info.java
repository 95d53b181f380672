/**
 * Makes the parts of an experiment with Guice: one strict injector for each experiment, which binds
 * the framework's services, and for each part a child that binds its configuration.
 *
 * <p>The only package that knows Guice. The choice of a part by its name is data: no module has an
 * {@code if}. Read {@link io.kldiv.runner.wire.PartInjector} first.
 */
@NullMarked
package io.kldiv.runner.wire;

import org.jspecify.annotations.NullMarked;
