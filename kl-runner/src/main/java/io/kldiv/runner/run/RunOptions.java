package io.kldiv.runner.run;

import java.nio.file.Path;

/**
 * How a run is carried out; none of it changes a number.
 *
 * @param runs the folder of the run directories
 * @param threads the number of threads, at least 1
 * @param version the version of kl
 */
public record RunOptions(Path runs, int threads, String version) {}
