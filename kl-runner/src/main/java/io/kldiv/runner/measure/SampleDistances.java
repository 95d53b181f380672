package io.kldiv.runner.measure;

import io.kldiv.core.divergence.sample.MaximumMeanDiscrepancy;
import io.kldiv.core.divergence.sample.TwoSamples;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;

/** The distances of samples there are. */
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
  }
}
