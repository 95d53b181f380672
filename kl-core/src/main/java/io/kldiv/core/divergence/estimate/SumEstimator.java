package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.divergence.f.Generators;
import io.kldiv.core.divergence.f.Split;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;

/** A sum over counts. */
@Describe(
    value =
        "The sum over the counts 0, 1, 2, …, for f-divergences of one count. A single value until"
            + " hardly any probability is left; its error is a bound for bounded f-divergences,"
            + " such as jensen-shannon, and an estimate for others. In training over a fixed number"
            + " of counts, with the gradient of that sum; where more than 1e-9 of P or Q lies"
            + " beyond, the value is NaN, which ends the run. No model of kl predicts counts: this"
            + " is for models of plug-ins, since classes and answers have closed forms.",
    formula = "Σ q·f(p/q)")
public final class SumEstimator implements Estimator.InTraining {
  private final Config config;

  /**
   * The settings.
   *
   * @param terms the counts in training
   */
  public record Config(
      @Describe("In training: how many counts, from 0 on.")
          @Default("256")
          @Range(min = 2, max = 65_536)
          int terms) {}

  /**
   * Creates the estimator.
   *
   * @param config the settings
   */
  public SumEstimator(Config config) {
    this.config = config;
  }

  @Override
  public DivergenceValue estimate(Divergence divergence, Distribution p, Distribution q) {
    List<Split> splits = Split.of(divergence, p, q);
    if (!splits.isEmpty()) {
      return SumOfSplits.of(
          divergence, splits, (i, part) -> estimate(part.divergence(), part.p(), part.q()));
    }
    return new TruncatedSum(generator(divergence), divergence.properties().direction()).of(p, q);
  }

  @Override
  public Node between(Divergence divergence, Distribution p, Distribution q, String noise) {
    List<Split> splits = Split.of(divergence, p, q);
    if (!splits.isEmpty()) {
      return SumOfSplits.nodes(
          splits, (i, part) -> between(part.divergence(), part.p(), part.q(), noise));
    }
    return new SumNodes(p, q, config.terms()).fDivergence(generator(divergence));
  }

  @Override
  public DivergenceValue.Method method() {
    return DivergenceValue.Method.SUM;
  }

  @Override
  public String whenNotFinite(Divergence divergence) {
    return "more than %s of P or Q may lie beyond the %d counts that 'sum' adds: give it more 'terms'; or "
            .formatted(SumNodes.LEFT, config.terms())
        + divergence.properties().whenNotFinite();
  }

  private static Generator generator(Divergence divergence) {
    return Generators.of(divergence).orElseThrow(() -> QuadratureEstimator.refusal("sum"));
  }
}
