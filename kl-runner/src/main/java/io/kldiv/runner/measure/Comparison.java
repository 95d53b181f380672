package io.kldiv.runner.measure;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.divergence.DivergenceValue.Unit;
import io.kldiv.core.divergence.Evaluation;
import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.divergence.sample.Resampling;
import io.kldiv.core.divergence.sample.Resampling.Interval;
import io.kldiv.core.divergence.sample.TwoSamples;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.Problem;
import io.kldiv.runner.data.CsvSample;
import io.kldiv.runner.data.Table;
import io.kldiv.runner.measure.Arguments.Argument;
import io.kldiv.runner.measure.Arguments.Made;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One comparison of P with Q, from the words of the command line to the result. */
public final class Comparison {
  private static final Pattern FILE_NAME = Pattern.compile("[^(\\[]*\\.[A-Za-z]{1,5}");
  private static final String DIVERGENCE = "divergence";

  private final PartRegistry parts;
  private final Request request;
  private final RandomStreams streams;
  private final Argument divergence;
  private final Argument p;
  private final Argument q;

  private record Densities(
      Divergence divergence,
      GivenDistribution p,
      GivenDistribution q,
      Optional<Estimator> estimator) {}

  private record Samples(Divergence divergence, Optional<Estimator> estimator) {}

  private record Distance(SampleDistance divergence) {}

  private record TwoTables(double[][] p, double[][] q) {}

  /**
   * A comparison.
   *
   * @param parts the divergences, distributions and estimators there are
   * @param request what is asked for
   */
  public Comparison(PartRegistry parts, Request request) {
    this.parts = parts;
    this.request = request;
    this.streams = RandomStreams.of(request.seed());
    String name = request.divergence().split("\\(", 2)[0].strip();
    boolean distance = parts.find(SampleDistance.class, name).isPresent();
    this.divergence =
        new Argument(
            DIVERGENCE,
            DIVERGENCE,
            request.divergence(),
            distance ? SampleDistance.class : Divergence.class);
    this.p = new Argument("p", "--p", request.p(), GivenDistribution.class);
    this.q = new Argument("q", "--q", request.q(), GivenDistribution.class);
  }

  /**
   * Computes it.
   *
   * @throws ConfigException if an argument is wrong, or the divergence has no value for P and Q
   * @throws io.kldiv.runner.data.DataException if a file is wrong
   */
  public Measured measure() {
    boolean samples = isFile(request.p());
    if (samples != isFile(request.q())) {
      throw q.problem(
          samples
              ? "P is a file of samples, so Q must be one as well"
              : "P is a distribution, so Q must be one as well, not a file");
    }
    if (!samples) {
      return ofDensities();
    }
    return divergence.kind() == SampleDistance.class ? ofDistance() : ofSamples();
  }

  private static boolean isFile(String text) {
    return FILE_NAME.matcher(text).matches() || Files.isRegularFile(Path.of(text));
  }

  private Measured ofDensities() {
    if (divergence.kind() == SampleDistance.class) {
      throw divergence.problem("a distance of samples needs CSV files for P and Q");
    }
    if (request.interval().isPresent()) {
      throw divergence.problem("--confidence is for samples in files");
    }
    Made<Densities> made =
        new Arguments(parts, streams).make(Densities.class, arguments(), request.normalise());
    Densities given = made.parts();
    Distribution left = Arguments.distribution(given.p(), made.bound(), "p");
    Distribution right = Arguments.distribution(given.q(), made.bound(), "q");
    checkUnit(given.divergence().isInformation());
    return guarded(
        given.estimator().isEmpty(),
        () -> {
          DivergenceValue value =
              given
                  .estimator()
                  .map(chosen -> ofDensities(chosen).estimate(given.divergence(), left, right))
                  .orElseGet(() -> Evaluation.of(given.divergence(), left, right).get(0));
          return Measured.of(
              request,
              value,
              given.divergence().isInformation(),
              Optional.empty(),
              Contributions.of(given.divergence(), left, right));
        });
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>(List.of(divergence, p, q));
    estimator().ifPresent(arguments::add);
    return arguments;
  }

  private Optional<Argument> estimator() {
    return request
        .estimator()
        .map(text -> new Argument("estimator", "--estimator", text, Estimator.class));
  }

  private Estimator.OfDensities ofDensities(Estimator chosen) {
    if (chosen instanceof Estimator.OfDensities densities) {
      return densities;
    }
    throw wrongEstimator("this estimator is for samples in files", Estimator.OfDensities.class);
  }

  private Measured ofSamples() {
    Argument chosen =
        estimator()
            .orElseThrow(
                () ->
                    new ConfigException(
                        List.of(
                            Problem.of(divergence.mark(), "samples in files need an --estimator")
                                .allow(estimators(Estimator.OfSamples.class))
                                .hint("or a distance of samples: kl list sample-distance")
                                .see("kl list estimator"))));
    Samples made =
        new Arguments(parts, streams)
            .make(Samples.class, List.of(divergence, chosen), false)
            .parts();
    if (!(made.estimator().orElseThrow() instanceof Estimator.OfSamples estimator)) {
      throw wrongEstimator("this estimator is for distributions", Estimator.OfSamples.class);
    }
    checkUnit(made.divergence().isInformation());
    TwoTables tables = read();
    return guarded(
        false,
        () -> {
          TwoSamples statistic = estimator.statistic(made.divergence());
          return sampled(
              estimator.estimate(made.divergence(), tables.p(), tables.q()),
              made.divergence().isInformation(),
              interval(statistic, tables, estimator.suffersFromTies()));
        });
  }

  private Measured ofDistance() {
    if (estimator().isPresent()) {
      throw divergence.problem("a distance of samples is exact and needs no --estimator");
    }
    SampleDistance made =
        new Arguments(parts, streams)
            .make(Distance.class, List.of(divergence), false)
            .parts()
            .divergence();
    checkUnit(false);
    TwoTables tables = read();
    return guarded(
        false,
        () -> {
          double value = made.statistic().of(tables.p(), tables.q());
          String detail = "%d and %d points".formatted(tables.p().length, tables.q().length);
          How how = new How(Method.SAMPLE_ESTIMATE, detail, "", List.of());
          return sampled(
              DivergenceValue.nats(value, Double.NaN, made.symbol(), how),
              false,
              interval(made.statistic(), tables, false));
        });
  }

  private Measured sampled(
      DivergenceValue value, boolean information, Optional<Interval> interval) {
    double error = interval.map(Interval::standardError).orElse(value.error());
    return Measured.of(
        request,
        DivergenceValue.nats(value.value(), error, value.direction(), value.how()),
        information,
        interval,
        List.of());
  }

  private Optional<Interval> interval(TwoSamples statistic, TwoTables tables, boolean ties) {
    return request
        .interval()
        .map(
            level -> {
              Resampling resampling = new Resampling(statistic, level.repetitions(), streams);
              return ties
                  ? resampling.subsampling(tables.p(), tables.q(), level.share())
                  : resampling.bootstrap(tables.p(), tables.q(), level.share());
            });
  }

  private TwoTables read() {
    Table left = CsvSample.read(Path.of(request.p()), request.columns());
    List<String> columns = request.columns().isEmpty() ? left.columnNames() : request.columns();
    return new TwoTables(rows(left), rows(CsvSample.read(Path.of(request.q()), columns)));
  }

  private static double[][] rows(Table table) {
    double[][] rows = new double[table.rows()][];
    for (int i = 0; i < rows.length; i++) {
      int from = i * table.width();
      rows[i] = Arrays.copyOfRange(table.values(), from, from + table.width());
    }
    return rows;
  }

  private void checkUnit(boolean information) {
    if (!information && request.unit() != Unit.NATS) {
      throw divergence.problem("--unit is for amounts of information, which this one is not");
    }
  }

  private ConfigException wrongEstimator(String message, Class<? extends Estimator> wanted) {
    return new ConfigException(
        List.of(
            Problem.of(estimator().orElseThrow().mark(), message)
                .allow(estimators(wanted))
                .see("kl list estimator")));
  }

  private List<String> estimators(Class<? extends Estimator> wanted) {
    return parts.all(Estimator.class).values().stream()
        .filter(part -> wanted.isAssignableFrom(part.implementation()))
        .map(part -> part.name())
        .toList();
  }

  /** Tells of what has no value at the argument that names the divergence. */
  private Measured guarded(boolean exact, Supplier<Measured> computation) {
    try {
      return computation.get();
    } catch (DivergenceException | GraphException | MatrixException e) {
      Problem problem = Problem.of(divergence.mark(), String.valueOf(e.getMessage()));
      throw new ConfigException(
          List.of(
              exact
                  ? problem.hint(
                      "an estimate with its error: --estimator "
                          + String.join(", ", estimators(Estimator.OfDensities.class)))
                  : problem));
    }
  }
}
