package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** The Bhattacharyya distance. */
@Describe(
    value =
        "The Bhattacharyya distance, half of the divergence of Rényi of order ½:"
            + " symmetric, infinite where P and Q exclude each other. It adds up over"
            + " independent factors."
            + " For categorical, Bernoulli and normal distributions and for two of one exponential"
            + " family, such as gamma ones.",
    formula = "−log Σ √(p·q)",
    source = "Bhattacharyya 1943")
public final class Bhattacharyya implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "B(P,Q)",
          Properties.Law.SYMMETRIC,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.MEAN,
          "it is infinite where P and Q have no outcome in common: smooth the" + " reference Q");

  private final Orders orders;

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public Bhattacharyya(Config config, KlRules rules) {
    this.orders = new Orders(rules, "bhattacharyya");
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return scale(orders.renyi(p, q, 0.5), 0.5);
  }

  @Override
  public boolean isInformation() {
    return true;
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }
}
