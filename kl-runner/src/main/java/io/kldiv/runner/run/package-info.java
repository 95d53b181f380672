/**
 * A run of an experiment from its data to its run directory.
 *
 * <p>Puts {@code data}, {@code train} and {@code report} together; prints nothing. Read {@link
 * io.kldiv.runner.run.ExperimentRun} first.
 */
@NullMarked
package io.kldiv.runner.run;

import org.jspecify.annotations.NullMarked;
