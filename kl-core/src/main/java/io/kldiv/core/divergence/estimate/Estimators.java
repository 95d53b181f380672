package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.random.RandomStreams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an experiment without an estimator is told of. */
public final class Estimators {
  private Estimators() {}

  /** The names of the estimators of this module that would serve a divergence in training. */
  public static List<String> serving(Divergence divergence, Distribution p, Distribution q) {
    Map<String, Estimator.InTraining> all = new LinkedHashMap<>();
    all.put(
        "monte-carlo",
        new MonteCarloEstimator(
            new MonteCarloEstimator.Config(Optional.empty(), MonteCarlo.Estimator.K1),
            RandomStreams.of(0)));
    all.put("quadrature", new QuadratureEstimator(new QuadratureEstimator.Config(16, 0, 8)));
    all.put("sum", new SumEstimator(new SumEstimator.Config(2)));
    return all.entrySet().stream()
        .filter(each -> serves(each.getValue(), divergence, p, q))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean serves(
      Estimator.InTraining estimator, Divergence divergence, Distribution p, Distribution q) {
    try {
      estimator.between(divergence, p, q, "estimator");
      return true;
    } catch (DivergenceException e) {
      return false;
    }
  }
}
