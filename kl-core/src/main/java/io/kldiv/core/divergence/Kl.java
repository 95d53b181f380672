package io.kldiv.core.divergence;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** The Kullback-Leibler divergence of P from Q, in closed form. */
@Describe(
    value =
        "The Kullback-Leibler divergence of the prediction P from the reference Q, exact, in nats."
            + " Infinite where P gives probability to what Q excludes. Minimising it over P seeks a"
            + " mode of Q.",
    formula = "D(P‖Q) = Σ_x P(x) log(P(x)/Q(x)), or the integral with densities",
    source = "Kullback and Leibler 1951, eq. 2.5")
public final class Kl implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "D(P‖Q)",
          Properties.Law.DIVERGENCE,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.MEAN,
          "it is infinite where P gives probability to what Q excludes: smooth the reference Q, or"
              + " use 'reverse-kl'");

  private final KlRules rules;

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   * @param rules the closed forms there are
   */
  public Kl(Config config, KlRules rules) {
    this.rules = rules;
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return rules.between(p, q);
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
