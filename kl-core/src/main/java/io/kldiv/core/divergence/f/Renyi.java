package io.kldiv.core.divergence.f;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;

/** The divergence of Rényi. */
@Describe(
    value =
        "The divergence of Rényi: −log Q(p > 0) at the order 0, twice the Bhattacharyya"
            + " distance at ½, D(P‖Q) at 1, log(1 + χ²) at 2, the logarithm of the greatest"
            + " ratio at .inf, never falling in between. It adds up over independent factors."
            + " For categorical, Bernoulli and normal distributions and for two of one exponential"
            + " family, such as gamma ones.",
    formula = "log(Σ pᵅ·q¹⁻ᵅ)/(α − 1)",
    source = "Rényi 1961; van Erven and Harremoës 2014, definition 2")
public final class Renyi implements Divergence {
  private final Config config;
  private final Orders orders;

  /**
   * The settings.
   *
   * @param alpha α, at least 0
   */
  public record Config(
      @Describe("The order, from 0 to .inf; 1 is D(P‖Q).")
          @Default("0.5")
          @Range(min = 0, max = Double.POSITIVE_INFINITY)
          double alpha) {}

  /**
   * Creates the divergence.
   *
   * @param config the order
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public Renyi(Config config, KlRules rules) {
    this.config = config;
    this.orders = new Orders(rules, "renyi");
  }

  /** The order. */
  double alpha() {
    return config.alpha();
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return orders.renyi(p, q, config.alpha());
  }

  @Override
  public boolean isInformation() {
    return true;
  }

  @Override
  public Properties properties() {
    return new Properties(
        "D_α(P‖Q)",
        law(),
        Double.POSITIVE_INFINITY,
        Properties.OverBatch.MEAN,
        "with an alpha of 1 and more it is infinite where Q excludes what P does"
            + " not, below where P and Q exclude each other: smooth the reference Q");
  }

  /** At the order 0 it is 0 whenever P excludes nothing; at ½ it is symmetric. */
  private Properties.Law law() {
    if (config.alpha() == 0) {
      return Properties.Law.NONE;
    }
    return config.alpha() == 0.5 ? Properties.Law.SYMMETRIC : Properties.Law.DIVERGENCE;
  }
}
