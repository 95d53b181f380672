/**
 * From an experiment file to a trained model and its report; here lies only the plug-in with the
 * runner's own parts, the packages below hold the work: {@code config} reads the file, {@code wire}
 * builds the parts, {@code data} brings the numbers, {@code train} runs the steps, {@code report}
 * writes the results and {@code cli} talks to the user.
 *
 * <p>Parts of other modules are known by their interfaces only. Read {@link
 * io.kldiv.runner.RunnerPlugin} first.
 */
@NullMarked
package io.kldiv.runner;

import org.jspecify.annotations.NullMarked;
