package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;

/** The divergence of Tsallis. */
@Describe(
    value =
        "The divergence of Tsallis, a power of the likelihood ratio in place of its"
            + " logarithm: D(P‖Q) at alpha 1, continuous there, χ² at 2, twice the squared"
            + " Hellinger distance at ½."
            + " For categorical, Bernoulli and normal distributions and for two of one exponential"
            + " family, such as gamma ones.",
    formula = "(Σ pᵅ·q¹⁻ᵅ − 1)/(α − 1)",
    source = "Tsallis 1998, eq. 4")
public final class Tsallis implements Divergence {
  private final Config config;
  private final Orders orders;

  /**
   * The settings.
   *
   * @param alpha α, above 0
   */
  public record Config(
      @Describe("The order, above 0; 1 is D(P‖Q).")
          @Default("0.5")
          @Range(min = 0, minExclusive = true, max = 100)
          double alpha) {}

  /**
   * Creates the divergence.
   *
   * @param config the order
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public Tsallis(Config config, KlRules rules) {
    this.config = config;
    this.orders = new Orders(rules, "tsallis");
  }

  /** The order. */
  double alpha() {
    return config.alpha();
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return scale(orders.power(p, q, config.alpha()), config.alpha());
  }

  @Override
  public Properties properties() {
    return new Properties(
        "D_α(P‖Q)",
        config.alpha() == 0.5 ? Properties.Law.SYMMETRIC : Properties.Law.DIVERGENCE,
        config.alpha() < 1 ? 1 / (1 - config.alpha()) : Double.POSITIVE_INFINITY,
        Properties.OverBatch.MEAN,
        "with an alpha of 1 and more it is infinite where Q excludes what P does"
            + " not: smooth the reference Q, or use an alpha below 1");
  }
}
