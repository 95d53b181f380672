package io.kldiv.core.divergence;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** The Kullback-Leibler divergence of Q from P, in closed form. */
@Describe(
    value =
        "The Kullback-Leibler divergence of the reference Q from the prediction P, exact, in nats."
            + " Infinite where Q gives probability to what P excludes. Minimising it over P covers"
            + " all of Q. For the pairs of 'kl', exchanged.",
    formula = "D(Q‖P) = Σ_x Q(x) log(Q(x)/P(x)), or the integral with densities",
    source = "Kullback and Leibler 1951, eq. 2.5, with the arguments exchanged")
public final class ReverseKl implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "D(Q‖P)",
          Properties.Law.DIVERGENCE,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.MEAN,
          "it is infinite where Q gives probability to what P excludes: check masked classes and"
              + " the learning rate");

  private final KlRules rules;

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   * @param rules the closed forms there are
   */
  public ReverseKl(Config config, KlRules rules) {
    this.rules = rules;
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return rules.between(q, p);
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
