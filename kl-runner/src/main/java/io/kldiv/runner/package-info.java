/**
 * Experiments from a YAML file to a run directory.
 *
 * <p>Text → {@code config} (tree with marks, bound values) → {@code wire} (parts) → {@code
 * experiment} (checks) → {@code data} → {@code train} → {@code report}, put together in {@code run}
 * and shown by {@code cli}. Read {@link io.kldiv.runner.experiment.Experiment} first.
 */
@NullMarked
package io.kldiv.runner;

import org.jspecify.annotations.NullMarked;
