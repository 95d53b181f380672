package io.kldiv.runner.experiment;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.config.Assembly;
import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.BoundValue;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.ConfigLoader;
import io.kldiv.runner.config.Problems;
import io.kldiv.runner.wire.PartInjector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
    BoundRecord bound =
        new ConfigLoader(parts, Path.of("")).load(file, overrides, Experiment.class);
    KlRules rules = KlRules.from(parts);
    PartInjector injector =
        PartInjector.of(
            Map.of(RandomStreams.class, RandomStreams.of(seed(bound)), KlRules.class, rules));
    Problems problems = new Problems();
    Experiment experiment =
        new Assembly(injector, problems)
            .make(bound, Experiment.class)
            .orElseThrow(() -> new ConfigException(problems.sorted()));
    ExperimentChecks checks = new ExperimentChecks(experiment, bound, problems, parts);
    TargetKind kind = checks.run().orElseThrow(() -> new ConfigException(problems.sorted()));
    return new LoadedExperiment(
        experiment,
        bound,
        kind,
        rules,
        checks.termNames(),
        checks.metricNames(),
        checks.warnings());
  }

  private static long seed(BoundRecord bound) {
    return bound.find("seed").map(value -> (Long) ((BoundValue) value).value()).orElseThrow();
  }
}
