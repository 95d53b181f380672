package io.kldiv.runner.cli;

import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.ConfigWriter;
import io.kldiv.runner.experiment.ExperimentLoader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code show}. */
@Command(
    name = "show",
    description = "Shows an experiment file with every default and override filled in.")
final class ShowCommand implements Callable<Integer>, Verb {
  @Parameters(paramLabel = "FILE", description = "Experiment file.")
  private Path file = Path.of("");

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "Override a value: -s optimizer.learningRate=0.05")
  private List<String> overrides = List.of();

  @Option(names = "--origins", description = "Say where each value comes from.")
  private boolean origins;

  @Mixin private Common common = new Common();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Common common() {
    return common;
  }

  @Override
  public Integer call() {
    BoundRecord bound = new ExperimentLoader(Kl.parts()).load(file, overrides).bound();
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      out.println(ConfigWriter.canonical(bound));
    } else {
      out.print(origins ? ConfigWriter.yamlWithOrigins(bound) : ConfigWriter.yaml(bound));
    }
    return ExitCode.OK.code();
  }
}
