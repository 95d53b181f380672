package io.kldiv.runner.cli;

import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.ConfigWriter;
import io.kldiv.runner.run.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code show}. */
@Command(
    name = "show",
    description = "Shows an experiment file with every default and override filled in.")
final class ShowCommand implements Callable<Integer>, Verb {
  @Mixin private ExperimentFile file = new ExperimentFile();

  @Option(names = "--origins", description = "Say where each value comes from.")
  private boolean origins;

  @Mixin private Common common = new Common();

  @Override
  public Common common() {
    return common;
  }

  @Override
  public Integer call() {
    BoundRecord bound = file.load(common.parts()).bound();
    PrintWriter out = common.out();
    if (common.json()) {
      out.println(ConfigWriter.canonical(bound));
    } else {
      out.print(origins ? ConfigWriter.yamlWithOrigins(bound) : ConfigWriter.yaml(bound));
    }
    return ExitCode.OK.code();
  }
}
