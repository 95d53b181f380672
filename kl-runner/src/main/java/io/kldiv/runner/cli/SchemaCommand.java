package io.kldiv.runner.cli;

import io.kldiv.runner.config.ConfigSchema;
import io.kldiv.runner.experiment.Experiment;
import io.kldiv.runner.run.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code schema}. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of experiment files, for completion in editors.")
final class SchemaCommand implements Callable<Integer>, Verb {
  @Mixin private Common common = new Common();

  @Override
  public Common common() {
    return common;
  }

  @Override
  public Integer call() {
    common.out().println(ConfigSchema.json(Experiment.class, common.parts()));
    return ExitCode.OK.code();
  }
}
