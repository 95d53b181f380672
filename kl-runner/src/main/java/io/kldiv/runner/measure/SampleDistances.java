package io.kldiv.runner.measure;

import io.kldiv.core.divergence.sample.MaximumMeanDiscrepancy;
import io.kldiv.core.divergence.sample.TwoSamples;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;

/** The numbers of two samples there are: distances, and mutual information. */
public final class SampleDistances {
  private SampleDistances() {}

  /**
   * Wasserstein's.
   *
   * @param config the settings
   */
  @Describe(
      value = "The Wasserstein distance of two samples of one number, exact: a metric.",
      formula = "(∫ |F⁻¹(s) − G⁻¹(s)|ʳ ds)^(1/r)",
      source = "Vallender 1974")
  public record Wasserstein(Wasserstein.Config config) implements SampleDistance {
    /**
     * The settings.
     *
     * @param order r
     */
    public record Config(@Describe("The order r.") @Default("1") @Range(min = 1) double order) {}

    @Override
    public TwoSamples statistic() {
      return new io.kldiv.core.divergence.sample.Wasserstein(config.order());
    }

    @Override
    public String symbol() {
      return "W(P,Q)";
    }

    @Override
    public String properties() {
      return "a metric: symmetric, with the triangle inequality; no upper bound";
    }
  }

  /** The energy distance. */
  @Describe(
      value = "The energy distance of two samples in any number of columns: a metric.",
      formula = "√(2E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖)",
      source = "Székely and Rizzo 2013, eq. 2.1")
  public record Energy() implements SampleDistance {
    @Override
    public TwoSamples statistic() {
      return new io.kldiv.core.divergence.sample.Energy();
    }

    @Override
    public String symbol() {
      return "E(P,Q)";
    }

    @Override
    public String properties() {
      return "a metric: symmetric, with the triangle inequality; no upper bound";
    }

    @Override
    public String unit() {
      return "the root of that of the data";
    }
  }

  /**
   * The squared maximum mean discrepancy.
   *
   * @param config the settings
   */
  @Describe(
      value =
          "The squared maximum mean discrepancy with a Gaussian kernel, in any number of columns.",
      formula = "E k(X,X′) + E k(Y,Y′) − 2E k(X,Y), k = exp(−‖x − y‖²/(2h²))",
      source = "Gretton et al. 2012, eqs. 3 and 5")
  public record Mmd(Mmd.Config config) implements SampleDistance {
    /**
     * The settings.
     *
     * @param statistic which pairs are averaged
     * @param bandwidth h
     */
    public record Config(
        @Describe("Pairs of different points (u, unbiased) or all pairs (v, not negative).")
            @Default("u")
            MaximumMeanDiscrepancy.Statistic statistic,
        @Describe("The bandwidth h; 0 is the median of the distances.")
            @Default("0")
            @Range(min = 0)
            double bandwidth) {}

    @Override
    public TwoSamples statistic() {
      return new MaximumMeanDiscrepancy(config.statistic(), config.bandwidth());
    }

    @Override
    public String symbol() {
      return "MMD²(P,Q)";
    }

    @Override
    public String properties() {
      return "the square of a metric, whose estimate u may be negative; symmetric; at most 2";
    }

    @Override
    public String unit() {
      return "a pure number";
    }
  }

  /**
   * Mutual information.
   *
   * @param config the settings
   */
  @Describe(
      value =
          "The mutual information of two variables, from pairs of their values by nearest"
              + " neighbours: row i of P belongs with row i of Q, and both have any number of"
              + " columns, in any unit. Numbers, classes written as numbers, or both.",
      formula = "I(P;Q) = D(P_xy‖P_x ⊗ P_y) ≈ ψ(n) + mean(ψ(k) − 1/k − ψ(n_x) − ψ(n_y))",
      source = "Kraskov, Stögbauer and Grassberger 2004, eq. 9; Ross 2014 for ties")
  public record MutualInformation(MutualInformation.Config config) implements SampleDistance {
    /**
     * The settings.
     *
     * @param neighbours k
     */
    public record Config(
        @Describe("The number k of nearest neighbours: more for less noise and more bias.")
            @Default("4")
            @Range(min = 1)
            int neighbours) {}

    @Override
    public TwoSamples statistic() {
      return new io.kldiv.core.divergence.sample.MutualInformation(config.neighbours())::of;
    }

    @Override
    public String symbol() {
      return "I(P;Q)";
    }

    @Override
    public String properties() {
      return "not negative, 0 only where P and Q are independent (its estimate can be below 0);"
          + " symmetric; no upper bound, and infinite where P has a density and tells Q";
    }

    @Override
    public String method() {
      return config.neighbours() + " nearest neighbours";
    }

    @Override
    public boolean isInformation() {
      return true;
    }

    @Override
    public boolean isPaired() {
      return true;
    }
  }

  /**
   * The debiased entropic transport cost.
   *
   * @param config the settings
   */
  @Describe(
      value =
          "The debiased entropic transport cost with squared distances, in any number of columns;"
              + " near the squared Wasserstein distance for small regularisations.",
      formula = "OT(P,Q) − ½OT(P,P) − ½OT(Q,Q)",
      source = "Cuturi 2013; Feydy et al. 2019, eq. 3")
  public record Sinkhorn(Sinkhorn.Config config) implements SampleDistance {
    /**
     * The settings.
     *
     * @param regularisation ε
     * @param tolerance the largest change of a potential at the end, in units of ε
     * @param iterations the most iterations
     */
    public record Config(
        @Describe("The regularisation ε, in the squared unit of the data.")
            @Default("0.1")
            @Range(min = 0, minExclusive = true)
            double regularisation,
        @Describe("The largest change of a potential at the end, in units of ε.")
            @Default("1e-6")
            @Range(min = 0, minExclusive = true)
            double tolerance,
        @Describe("The most iterations.") @Default("10000") @Range(min = 1) int iterations) {}

    @Override
    public TwoSamples statistic() {
      return new io.kldiv.core.divergence.sample.Sinkhorn(
          config.regularisation(), config.tolerance(), config.iterations());
    }

    @Override
    public String symbol() {
      return "S(P,Q)";
    }

    @Override
    public String properties() {
      return "not negative, 0 only where P = Q; symmetric, itself no metric; no upper bound";
    }

    @Override
    public String unit() {
      return "the square of that of the data";
    }
  }
}
