package io.kldiv.runner.cli;

import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.config.Problem;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.run.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code validate}. */
@Command(
    name = "validate",
    description = "Checks experiment files, without reading their data, and shows all problems.")
final class ValidateCommand implements Callable<Integer>, Verb {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Experiment files.")
  private List<Path> files = List.of();

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "Override a value in every file: -s optimizer.learningRate=0.05")
  private List<String> overrides = List.of();

  @Mixin private Common common = new Common();

  @Override
  public Common common() {
    return common;
  }

  @Override
  public Integer call() {
    ExperimentLoader loader = new ExperimentLoader(common.parts());
    PrintWriter out = common.out();
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (Path file : files) {
      try {
        List<Problem> found = loader.load(file, overrides).warnings();
        warnings.addAll(found);
        if (!common.json()) {
          out.println(file + ": fine");
          found.forEach(warning -> out.println("warning: " + warning.text()));
        }
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    if (common.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("exit", 0);
      data.put("problems", List.of());
      data.put("warnings", warnings.stream().map(Problem::toData).toList());
      out.print(JsonText.pretty(data));
    }
    return ExitCode.OK.code();
  }
}
