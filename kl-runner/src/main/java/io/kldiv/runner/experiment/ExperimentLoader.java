package io.kldiv.runner.experiment;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.config.Assembly;
import io.kldiv.runner.config.Binder;
import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.BoundValue;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.ConfigNode;
import io.kldiv.runner.config.ConfigReader;
import io.kldiv.runner.config.Overrides;
import io.kldiv.runner.config.Problems;
import io.kldiv.runner.wire.PartInjector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads experiment files: text → tree → overrides → bound values → parts → checks. */
public final class ExperimentLoader {
  private final PartRegistry parts;

  /** Creates a loader that knows the given parts. */
  public ExperimentLoader(PartRegistry parts) {
    this.parts = parts;
  }

  /**
   * Reads a file and makes its parts. Reads no data.
   *
   * @param file the experiment file
   * @param overrides the overrides of the command line: {@code optimizer.learningRate=0.05}
   * @throws ConfigException with everything that is wrong
   */
  public LoadedExperiment load(Path file, List<String> overrides) {
    Problems problems = new Problems();
    BoundRecord bound = bind(file, overrides, problems).orElseThrow(() -> failure(problems));
    PartInjector injector =
        PartInjector.of(
            Map.of(
                RandomStreams.class,
                RandomStreams.of(seed(bound)),
                KlRules.class,
                KlRules.of(parts)));
    Experiment experiment =
        Assembly.make(bound, Experiment.class, injector, problems)
            .orElseThrow(() -> failure(problems));
    ExperimentChecks checks = new ExperimentChecks(experiment, bound, problems);
    TargetKind kind = checks.run().orElseThrow(() -> failure(problems));
    return new LoadedExperiment(
        experiment, bound, kind, checks.termNames(), checks.metricNames());
  }

  /**
   * Reads a file without making its parts.
   *
   * @throws ConfigException with everything that is wrong
   */
  public BoundRecord bind(Path file, List<String> overrides) {
    Problems problems = new Problems();
    return bind(file, overrides, problems).orElseThrow(() -> failure(problems));
  }

  private Optional<BoundRecord> bind(Path file, List<String> overrides, Problems problems) {
    List<Overrides.Override> parsed = Overrides.parse(overrides, Path.of(""), problems);
    Optional<ConfigNode> tree = ConfigReader.readFile(file, problems);
    Optional<BoundRecord> bound =
        tree.map(node -> Overrides.apply(node, parsed, problems))
            .flatMap(node -> new Binder(parts).bind(node, Experiment.class, problems));
    return problems.isEmpty() ? bound : Optional.empty();
  }

  private static long seed(BoundRecord bound) {
    return bound.find("seed").map(value -> (Long) ((BoundValue) value).value()).orElseThrow();
  }

  private static ConfigException failure(Problems problems) {
    return new ConfigException(problems.sorted());
  }
}
