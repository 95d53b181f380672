/**
 * Divergences of given distributions and of samples as numbers, for {@code kl divergence}.
 *
 * <pre>{@code
 * texts of the command line → CallReader → Binder → parts → DivergenceValue → Measured
 * }</pre>
 *
 * <p>The estimators of samples and the parts of the kind {@code sample-distance} live here. May use
 * {@code config}, {@code wire}, {@code data} and the core. Read {@link
 * io.kldiv.runner.measure.Comparison} first.
 */
@NullMarked
package io.kldiv.runner.measure;

import org.jspecify.annotations.NullMarked;
