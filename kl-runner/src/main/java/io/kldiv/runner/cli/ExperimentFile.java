package io.kldiv.runner.cli;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The experiment file of a verb, with its overrides. */
final class ExperimentFile {
  @Parameters(paramLabel = "FILE", description = "Experiment file.")
  private Path file = Path.of("");

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "Override a value: -s optimizer.learningRate=0.05")
  private List<String> overrides = List.of();

  LoadedExperiment load(PartRegistry parts) {
    return load(parts, List.of());
  }

  /** The experiment with further overrides after those of the command line. */
  LoadedExperiment load(PartRegistry parts, List<String> further) {
    List<String> all = new ArrayList<>(overrides);
    all.addAll(further);
    return new ExperimentLoader(parts).load(file, all);
  }
}
