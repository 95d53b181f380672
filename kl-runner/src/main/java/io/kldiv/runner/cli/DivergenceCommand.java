package io.kldiv.runner.cli;

import io.kldiv.core.divergence.DivergenceValue.Unit;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.measure.Comparison;
import io.kldiv.runner.measure.Measured;
import io.kldiv.runner.measure.Request;
import io.kldiv.runner.run.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The verb {@code divergence}. */
@Command(
    name = "divergence",
    description = {
      "Computes the divergence of two distributions, of two samples in CSV files, or of"
          + " a sample from a distribution.",
      "",
      "  kl divergence kl --p 'normal(0, 1)' --q 'laplace(0, scale=2)'",
      "  kl divergence 'renyi(2)' --p 'bernoulli(0.2)' --q 'bernoulli(0.5)'",
      "  kl divergence kl --p a.csv --q b.csv --estimator 'nearest-neighbours(5)'",
      "  kl divergence kl --p a.csv --q 'normal(0, 1)' --estimator kernel-density",
      "  kl divergence kl --p a.csv --q b.csv --estimator 'histogram(edges=[0, 1, 5])'",
      "  kl divergence wasserstein --p a.csv --q b.csv --columns age --confidence 0.95",
      "  kl divergence energy --p a.csv --q b.csv --weights count --permutations 999",
      "  kl divergence mutual-information --p a.csv --columns x --q a.csv --q-columns y",
      ""
    })
final class DivergenceCommand implements Callable<Integer>, Verb {
  @Parameters(
      paramLabel = "DIVERGENCE",
      description = "See kl list divergence, and kl list sample-distance for files.")
  private String divergence = "";

  @Option(
      names = "--p",
      required = true,
      paramLabel = "P",
      description = "A distribution (kl list distribution), or a CSV file with a header.")
  private String p = "";

  @Option(names = "--q", required = true, paramLabel = "Q", description = "Another of that sort.")
  private String q = "";

  @Option(
      names = "--estimator",
      paramLabel = "ESTIMATOR",
      description = "Where there is no closed form, and for files: see kl list estimator.")
  private @Nullable String estimator;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = "The columns of the files, with commas between them (default: all).")
  private List<String> columns = List.of();

  @Option(
      names = "--q-columns",
      split = ",",
      paramLabel = "NAME",
      description = "The columns of Q's file, if they are not those of P's.")
  private List<String> columnsOfQ = List.of();

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "nats",
      description = "nats, bits or dits (default: ${DEFAULT-VALUE}).")
  private Unit unit = Unit.NATS;

  @Option(
      names = "--normalise",
      description = "Divide probabilities that do not sum to 1 by their sum.")
  private boolean normalise;

  @Option(
      names = "--contributions",
      description = "Also what each outcome of discrete distributions adds; always in JSON.")
  private boolean contributions;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "For files: an interval that holds this share of resampled values.")
  private @Nullable Double confidence;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "200",
      description = "New samples for the interval (default: ${DEFAULT-VALUE}).")
  private int repetitions = 200;

  @Option(
      names = "--permutations",
      paramLabel = "N",
      description =
          "For files: the share of N random exchanges of rows between P and Q with as great a value;"
              + " for mutual-information, of N random pairings of their rows.")
  private int permutations;

  @Option(
      names = "--weights",
      paramLabel = "NAME",
      description = "For files: the column of the weights of rows.")
  private @Nullable String weights;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "42",
      description = "Of all random numbers (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Mixin private Common common = new Common();

  @Override
  public Common common() {
    return common;
  }

  @Override
  public Integer call() {
    Request request =
        new Request(
            divergence,
            p,
            q,
            Optional.ofNullable(estimator),
            columns,
            columnsOfQ,
            unit,
            normalise,
            seed,
            level(),
            permutations(),
            Optional.ofNullable(weights));
    Measured measured = new Comparison(common.parts(), request).measure();
    common
        .out()
        .print(
            common.json()
                ? JsonText.pretty(measured.toData())
                : new MeasuredText(measured).text(contributions));
    return ExitCode.OK.code();
  }

  private int permutations() {
    if (permutations != 0 && permutations < 10) {
      throw new ParameterException(common.command(), "--permutations must be at least 10");
    }
    return permutations;
  }

  private Optional<Request.Level> level() {
    if (confidence == null) {
      return Optional.empty();
    }
    if (!(confidence > 0 && confidence < 1) || repetitions < 10) {
      throw new ParameterException(
          common.command(), "--confidence must lie between 0 and 1, --repetitions be at least 10");
    }
    return Optional.of(new Request.Level(confidence, repetitions));
  }
}
