package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** The squared Hellinger distance. */
@Describe(
    value =
        "The squared Hellinger distance, from 0 to 1, symmetric; its square root is a"
            + " metric. With total variation: H² ≤ TV ≤ √2·H."
            + " For categorical, Bernoulli and normal distributions and for two of one exponential"
            + " family, such as gamma ones.",
    formula = "H² = ½ Σ (√p − √q)² = 1 − Σ √(p·q)",
    source = "Hellinger 1909; Le Cam 1986")
public final class SquaredHellinger implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "H²(P,Q)",
          Properties.Law.SYMMETRIC,
          1,
          Properties.OverBatch.MEAN,
          "it is finite everywhere: look for numbers that are not finite in P or Q"
              + " themselves");

  private final Orders orders;

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public SquaredHellinger(Config config, KlRules rules) {
    this.orders = new Orders(rules, "squared-hellinger");
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return FDivergence.atMost(1, scale(orders.power(p, q, 0.5), 0.25));
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }
}
