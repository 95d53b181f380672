package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.add;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** The divergence of Jeffreys. */
@Describe(
    value =
        "The divergence of Jeffreys, D(P‖Q) + D(Q‖P): symmetric, infinite where one"
            + " excludes what the other does not. For all pairs with both closed forms.",
    formula = "Σ (p − q)·log(p/q)",
    source = "Jeffreys 1946, eq. 1")
public final class Jeffreys implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "J(P,Q)",
          Properties.Law.SYMMETRIC,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.MEAN,
          "it is infinite where P or Q excludes what the other does not: smooth the"
              + " reference Q, or use 'jensen-shannon'");

  private final KlRules rules;

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public Jeffreys(Config config, KlRules rules) {
    this.rules = rules;
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return add(rules.between(p, q), rules.between(q, p));
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
