/**
 * Metrics: numbers that say how good predictions are, computed after training or an epoch on a
 * whole part of the data.
 *
 * <p>A new metric is one class here and one line in {@link io.kldiv.runner.RunnerPlugin}. May use
 * {@code kl-core}. Read {@link io.kldiv.runner.metric.Metric} first.
 */
@NullMarked
package io.kldiv.runner.metric;

import org.jspecify.annotations.NullMarked;
