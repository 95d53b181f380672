package io.kldiv.runner.cli;

import io.kldiv.runner.config.ConfigWriter;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.report.Numbers;
import io.kldiv.runner.report.RateFolder;
import io.kldiv.runner.report.RatePicture;
import io.kldiv.runner.report.RatePicture.Marks;
import io.kldiv.runner.run.ExitCode;
import io.kldiv.runner.run.RateCurve;
import io.kldiv.runner.run.RateFinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The verb {@code lr-find}. */
@Command(
    name = "lr-find",
    description =
        "Finds a learning rate by a range test: a short training of an experiment file in which the"
            + " rate rises. Keeps a picture and a table, and no model.")
final class LrFindCommand implements Callable<Integer>, Verb {
  @Mixin private ExperimentFile file = new ExperimentFile();

  @Option(
      names = "--from",
      paramLabel = "RATE",
      defaultValue = "1e-7",
      description = "First learning rate (default: ${DEFAULT-VALUE}).")
  private double from;

  @Option(
      names = "--to",
      paramLabel = "RATE",
      defaultValue = "10",
      description = "Last learning rate (default: ${DEFAULT-VALUE}).")
  private double to;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "200",
      description = "Steps of the training (default: ${DEFAULT-VALUE}).")
  private int steps;

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
    RateFinder finder = finder();
    Instant start = Instant.now();
    LoadedExperiment given = file.load(common.parts());
    LoadedExperiment swept = file.load(common.parts(), finder.overrides(given));
    RateCurve curve = finder.run(swept, threads);
    Marks marks = new Marks(curve.steepest(), curve.belowLowest());
    RateFolder folder =
        new RateFolder(
            given.experiment().name(), curve.rates(), curve.losses(), curve.smoothed(), marks);
    String config = ConfigWriter.yamlForAnyFolder(swept.bound());
    Path path = folder.write(runs.resolve(given.experiment().name()), start, config);
    if (common.json()) {
      common.out().print(JsonText.pretty(data(path, curve, marks)));
    } else {
      print(path, curve, marks);
    }
    return ExitCode.OK.code();
  }

  private RateFinder finder() {
    if (threads < 1) {
      throw new ParameterException(common.command(), "--threads must be at least 1");
    }
    try {
      return new RateFinder(from, to, steps);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(common.command(), String.valueOf(e.getMessage()));
    }
  }

  private void print(Path path, RateCurve curve, Marks marks) {
    PrintWriter out = common.out();
    out.println("objective over learning rate, smoothed");
    if (curve.rates().length > 1) {
      double[] smoothed = curve.smoothed();
      double top = RatePicture.top(smoothed);
      double[] shown = Arrays.stream(smoothed).map(value -> Math.min(value, top)).toArray();
      TextPlot.lines(curve.rates(), shown, Terminal.width()).forEach(out::println);
    }
    out.println();
    int done = curve.rates().length;
    out.printf(
        "%s of %s steps%s%n", Numbers.count(done), Numbers.count(steps), end(curve, done < steps));
    out.println("steepest slope  " + text(marks.steepest()));
    out.println("minimum / 10    " + text(marks.belowLowest()));
    out.println("kept in         " + path);
  }

  private static String end(RateCurve curve, boolean early) {
    if (early) {
      return ", then the objective had risen too far";
    }
    return curve.stillFalls() ? "; the objective still fell at the last: try a higher --to" : "";
  }

  private static String text(OptionalDouble rate) {
    return rate.isPresent()
        ? Numbers.number(rate.getAsDouble())
        : "none: the objective did not fall; try a lower --from or a higher --to";
  }

  private static Map<String, Object> data(Path path, RateCurve curve, Marks marks) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("exit", ExitCode.OK.code());
    data.put("directory", path.toString());
    data.put("steps", curve.rates().length);
    data.put("suggestions", RateFolder.suggestions(marks));
    return data;
  }
}
