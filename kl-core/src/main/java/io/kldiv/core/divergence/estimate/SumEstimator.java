package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.divergence.f.Generators;
import io.kldiv.core.part.Describe;

/** A sum over counts. */
@Describe(
    value =
        "The sum over the counts 0, 1, 2, … until hardly any probability is left. Its error is a"
            + " bound for bounded f-divergences, such as jensen-shannon, and an estimate for others.",
    formula = "Σ q·f(p/q)")
public final class SumEstimator implements Estimator.OfDensities {
  /** Creates the estimator; it has no settings. */
  public SumEstimator() {}

  @Override
  public DivergenceValue estimate(Divergence divergence, Distribution p, Distribution q) {
    Generator generator =
        Generators.of(divergence).orElseThrow(() -> QuadratureEstimator.refusal("sum"));
    return new TruncatedSum(generator, divergence.properties().direction()).of(p, q);
  }
}
