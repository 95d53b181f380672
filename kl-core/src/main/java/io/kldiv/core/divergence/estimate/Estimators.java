package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.core.random.RandomStreams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What those without an estimator are told of. */
public final class Estimators {
  private Estimators() {}

  /** The names of the estimators of this module that would serve a divergence in training. */
  public static List<String> serving(Divergence divergence, Distribution p, Distribution q) {
    return names(each -> each.between(divergence, p, q, "estimator"));
  }

  /** The names of the estimators of this module that would serve for a single value. */
  public static List<String> servingOnce(Divergence divergence, Distribution p, Distribution q) {
    return names(each -> each.estimate(divergence, p, q));
  }

  private static List<String> names(Consumer<Estimator.InTraining> trial) {
    Map<String, Estimator.InTraining> all = new LinkedHashMap<>();
    all.put(
        "monte-carlo",
        new MonteCarloEstimator(
            new MonteCarloEstimator.Config(Optional.of(2), MonteCarlo.Estimator.K1),
            RandomStreams.of(0)));
    all.put("quadrature", new QuadratureEstimator(new QuadratureEstimator.Config(16, 0, 8)));
    all.put("sum", new SumEstimator(new SumEstimator.Config(2)));
    return all.entrySet().stream()
        .filter(each -> serves(each.getValue(), trial))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean serves(
      Estimator.InTraining estimator, Consumer<Estimator.InTraining> trial) {
    try {
      trial.accept(estimator);
      return true;
    } catch (DivergenceException | GraphException | MatrixException e) {
      return false;
    }
  }
}
