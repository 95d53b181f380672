package io.kldiv.runner.run;

import io.kldiv.runner.plugin.Plugins;
import java.nio.file.Path;

/**
 * How a run is carried out; none of it but the plug-ins changes a number.
 *
 * @param runs the folder of the run directories
 * @param threads the number of threads, at least 1
 * @param version the version of kl
 * @param plugins the plug-ins that were loaded
 */
public record RunOptions(Path runs, int threads, String version, Plugins plugins) {}
