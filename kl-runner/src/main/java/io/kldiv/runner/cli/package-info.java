/**
 * The command line: one class for each verb, and the only package that prints.
 *
 * <p>Read {@link io.kldiv.runner.cli.Kl} first.
 */
@NullMarked
package io.kldiv.runner.cli;

import org.jspecify.annotations.NullMarked;
