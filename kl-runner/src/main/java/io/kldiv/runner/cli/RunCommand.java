package io.kldiv.runner.cli;

import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.run.ExperimentRun;
import io.kldiv.runner.run.RunListener;
import io.kldiv.runner.run.RunOptions;
import io.kldiv.runner.run.RunSummary;
import io.kldiv.runner.run.Silence;
import io.kldiv.runner.train.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The verb {@code run}. */
@Command(
    name = "run",
    description = "Trains the model of an experiment file, measures it, and keeps a run directory.")
final class RunCommand implements Callable<Integer>, Verb {
  @Mixin private ExperimentFile file = new ExperimentFile();

  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "Folder of the run directories (default: ${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; changes no result (default: the number of cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private Common common = new Common();

  @Override
  public Common common() {
    return common;
  }

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new ParameterException(common.command(), "--threads must be at least 1");
    }
    PrintWriter out = common.out();
    LoadedExperiment loaded = file.load(common.parts());
    PrintWriter err = common.command().getErr();
    loaded.warnings().forEach(warning -> err.println("warning: " + warning.text()));
    RunOptions options = new RunOptions(runs, threads, Kl.version(), common.plugins());
    try (Interruption interruption = Interruption.watch()) {
      StopSignal stop = interruption.signal();
      ExperimentRun run = new ExperimentRun(loaded, options, stop);
      RunSummary summary = run.run(common.json() ? new Silence() : listener(out, loaded));
      if (common.json()) {
        out.print(JsonText.pretty(data(summary)));
      } else {
        new ResultTable(summary, loaded.changingWeights()).print(out);
      }
      return summary.exit().code();
    }
  }

  private static RunListener listener(PrintWriter out, LoadedExperiment loaded) {
    return Terminal.isInteractive()
        ? new ProgressDisplay(out, loaded)
        : new PlainProgress(out, loaded);
  }

  private static Map<String, Object> data(RunSummary summary) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("exit", summary.exit().code());
    data.put("directory", summary.directory().toString());
    data.put("steps", summary.result().steps());
    data.put("trainingSeconds", summary.result().seconds());
    data.put("modelSha256", summary.modelSha256());
    Map<String, Object> results = new LinkedHashMap<>();
    summary.parts().forEach((part, measured) -> results.put(part, measured.values()));
    data.put("results", results);
    data.put("weights", summary.result().weights());
    return data;
  }
}
