/**
 * What a run leaves behind: the run directory, the saved model, the report.
 *
 * <p>A file appears under its name only when it is whole: it is written beside it, forced to disk
 * and moved into place. The report is made from the other files of the run directory and from
 * nothing else. May use {@code kl-models} for the layout of parameters, {@code runner.config} for
 * JSON and {@code runner.data} for hashes. Read {@link io.kldiv.runner.report.RunDirectory} first,
 * then {@link io.kldiv.runner.report.HtmlReport}.
 */
@NullMarked
package io.kldiv.runner.report;

import org.jspecify.annotations.NullMarked;
