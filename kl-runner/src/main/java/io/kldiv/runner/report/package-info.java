/**
 * What a run leaves behind: the run directory, the saved model, the report.
 *
 * <p>A file appears under its name only when it is whole: it is written beside it, forced to disk
 * and moved into place. May use {@code kl-models} for the layout of parameters and {@code
 * runner.config} for JSON. Read {@link io.kldiv.runner.report.RunDirectory} first.
 */
@NullMarked
package io.kldiv.runner.report;

import org.jspecify.annotations.NullMarked;
