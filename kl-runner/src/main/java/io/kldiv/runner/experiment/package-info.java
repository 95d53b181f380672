/**
 * An experiment as a record: what the file says, with every part made.
 *
 * <p>Read {@link io.kldiv.runner.experiment.Experiment} first: its components are the keys of an
 * experiment file.
 */
@NullMarked
package io.kldiv.runner.experiment;

import org.jspecify.annotations.NullMarked;
