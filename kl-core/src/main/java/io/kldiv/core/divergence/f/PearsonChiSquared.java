package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** The χ² divergence of Pearson. */
@Describe(
    value =
        "The χ² divergence of Pearson, the variance of the likelihood ratio under Q;"
            + " never below exp(KL) − 1. Infinite where P gives probability to what Q excludes."
            + " For categorical, Bernoulli and normal distributions and for two of one exponential"
            + " family, such as gamma ones.",
    formula = "χ²(P‖Q) = Σ (p − q)²/q",
    source = "Pearson 1900; f(u) = (u − 1)², Csiszár 1967")
public final class PearsonChiSquared implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "χ²(P‖Q)",
          Properties.Law.DIVERGENCE,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.MEAN,
          "it is infinite where P gives probability to what Q excludes: smooth the"
              + " reference Q, or use 'squared-hellinger'");

  private final Orders orders;

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public PearsonChiSquared(Config config, KlRules rules) {
    this.orders = new Orders(rules, "pearson-chi-squared");
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return scale(orders.power(p, q, 2), 2);
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }
}
