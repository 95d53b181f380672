/**
 * Data on its way from a file to batches: sources, the split into parts, transforms fitted on the
 * training part only, and the copying of rows into a plan's input buffers.
 *
 * <pre>{@code
 * DataSource → SourceData → Targets, split → Transform.fit on training rows → PreparedData → Batches
 * }</pre>
 *
 * <p>Parts of the kinds {@code source} and {@code transform} live here. The package may use {@code
 * io.kldiv.core.part}, {@code io.kldiv.core.random}, {@code io.kldiv.core.distribution.TargetKind},
 * FastCSV and Commons Text; it knows no YAML, no injector and no model. Whatever is wrong with data
 * is a {@link io.kldiv.runner.data.DataException}. Read {@link
 * io.kldiv.runner.data.DataPreparation} first, then {@link io.kldiv.runner.data.DataSource} and
 * {@link io.kldiv.runner.data.Transform}.
 */
@NullMarked
package io.kldiv.runner.data;

import org.jspecify.annotations.NullMarked;
