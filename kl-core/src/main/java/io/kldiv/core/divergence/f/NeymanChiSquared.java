package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** The χ² divergence of Neyman. */
@Describe(
    value =
        "The χ² divergence of Neyman: Pearson's with the arguments exchanged. Infinite"
            + " where Q gives probability to what P excludes."
            + " For categorical, Bernoulli and normal distributions and for two of one exponential"
            + " family, such as gamma ones.",
    formula = "χ²(Q‖P) = Σ (p − q)²/p",
    source = "Neyman 1949; f(u) = (u − 1)²/u")
public final class NeymanChiSquared implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "χ²(Q‖P)",
          Properties.Law.DIVERGENCE,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.MEAN,
          "it is infinite where Q gives probability to what P excludes: check masked"
              + " classes and the learning rate");

  private final Orders orders;

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public NeymanChiSquared(Config config, KlRules rules) {
    this.orders = new Orders(rules, "neyman-chi-squared");
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return scale(orders.power(p, q, -1), 2);
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }
}
