package io.kldiv.core.divergence.f;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;

/** The α-divergence of Amari. */
@Describe(
    value =
        "The α-divergence of Amari: D(P‖Q) at alpha 1, D(Q‖P) at −1, four times the"
            + " squared Hellinger distance at 0, half of χ² at ±3, continuous in between."
            + " Infinite where Q excludes what P does not if alpha ≥ 1, the reverse if alpha ≤"
            + " −1."
            + " For categorical, Bernoulli and normal distributions and for two of one exponential"
            + " family, such as gamma ones.",
    formula = "4/(1 − α²)·(1 − Σ p^((1+α)/2)·q^((1−α)/2))",
    source = "Amari 1985; Cressie and Read 1984, with a = (1 + α)/2")
public final class Alpha implements Divergence {
  private final Config config;
  private final Orders orders;

  /**
   * The settings.
   *
   * @param alpha α
   */
  public record Config(
      @Describe("The order; 1 is D(P‖Q), −1 is D(Q‖P).")
          @Default("0.5")
          @Range(min = -100, max = 100)
          double alpha) {}

  /**
   * Creates the divergence.
   *
   * @param config the order
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public Alpha(Config config, KlRules rules) {
    this.config = config;
    this.orders = new Orders(rules, "alpha");
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return orders.power(p, q, power());
  }

  /** The power that the generator has at this order. */
  double power() {
    return 0.5 + 0.5 * config.alpha();
  }

  @Override
  public Properties properties() {
    return new Properties(
        "D_α(P‖Q)",
        config.alpha() == 0 ? Properties.Law.SYMMETRIC : Properties.Law.DIVERGENCE,
        Math.abs(config.alpha()) < 1
            ? 4 / ((1 - config.alpha()) * (1 + config.alpha()))
            : Double.POSITIVE_INFINITY,
        Properties.OverBatch.MEAN,
        "with an alpha of 1 and more it is infinite where Q excludes what P does"
            + " not, with −1 and less the reverse: use an alpha between");
  }
}
