/**
 * Training: compiles an experiment's objective, runs the steps, measures the parts of the data.
 *
 * <p>Prints nothing and writes no file: a {@link io.kldiv.runner.train.TrainingListener} is told
 * how it goes. Read {@link io.kldiv.runner.train.Trainer} first.
 */
@NullMarked
package io.kldiv.runner.train;

import org.jspecify.annotations.NullMarked;
