package io.kldiv.core.divergence.f;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;

/** The divergence of Sharma and Mittal. */
@Describe(
    value =
        "The two-parameter divergence of Sharma and Mittal: Rényi's at beta 1, Tsallis'"
            + " where beta is alpha, D(P‖Q) where both are 1."
            + " For categorical, Bernoulli and normal distributions and for two of one exponential"
            + " family, such as gamma ones.",
    formula = "((Σ pᵅ·q¹⁻ᵅ)^((1−β)/(1−α)) − 1)/(β − 1)",
    source = "Sharma and Mittal 1977; Nielsen and Nock 2012, eq. 8")
public final class SharmaMittal implements Divergence {
  private final Config config;
  private final Orders orders;

  /**
   * The settings.
   *
   * @param alpha α, above 0
   * @param beta β
   */
  public record Config(
      @Describe("The order of the power, above 0.")
          @Default("0.5")
          @Range(min = 0, minExclusive = true, max = 100)
          double alpha,
      @Describe("The degree; 1 is the divergence of Rényi.")
          @Default("0.5")
          @Range(min = -100, max = 100)
          double beta) {}

  /**
   * Creates the divergence.
   *
   * @param config the order and the degree
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public SharmaMittal(Config config, KlRules rules) {
    this.config = config;
    this.orders = new Orders(rules, "sharma-mittal");
  }

  /** The order. */
  double alpha() {
    return config.alpha();
  }

  /** The degree. */
  double beta() {
    return config.beta();
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return Orders.deformed(orders.renyi(p, q, config.alpha()), config.beta() - 1);
  }

  @Override
  public Properties properties() {
    return new Properties(
        "D_αβ(P‖Q)",
        config.alpha() == 0.5 ? Properties.Law.SYMMETRIC : Properties.Law.DIVERGENCE,
        config.beta() < 1 ? 1 / (1 - config.beta()) : Double.POSITIVE_INFINITY,
        Properties.OverBatch.MEAN,
        "with an alpha and a beta of 1 and more it is infinite where Q excludes what"
            + " P does not: smooth the reference Q");
  }
}
