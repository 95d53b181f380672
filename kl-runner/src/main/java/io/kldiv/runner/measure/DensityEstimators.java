package io.kldiv.runner.measure;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.estimate.MonteCarlo;
import io.kldiv.core.divergence.estimate.TruncatedSum;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.divergence.f.Generators;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.core.random.RandomStreams;

/** The estimators of distributions whose densities are known. */
public final class DensityEstimators {
  private DensityEstimators() {}

  private static Generator generator(Divergence divergence, String estimator) {
    return Generators.of(divergence)
        .orElseThrow(
            () ->
                new DivergenceException(
                    "'%s' is for f-divergences, such as kl, jensen-shannon or custom-f"
                        .formatted(estimator)));
  }

  /** An integral over one variable. */
  @Describe(
      value =
          "The integral over one continuous variable, by adaptive Gauss-Kronrod quadrature, with an"
              + " estimate of its error. For f-divergences.",
      formula = "∫ q·f(p/q) dx",
      source = "Piessens et al. 1983, QUADPACK, QAG")
  public static final class Quadrature implements Estimator.OfDensities {
    private final Quadrature.Config config;

    /**
     * The settings.
     *
     * @param maxIntervals the most intervals
     */
    public record Config(
        @Describe("The most intervals.") @Default("2000") @Range(min = 16, max = 100_000)
            int maxIntervals) {}

    /**
     * Creates the estimator.
     *
     * @param config the settings
     */
    public Quadrature(Quadrature.Config config) {
      this.config = config;
    }

    @Override
    public DivergenceValue estimate(Divergence divergence, Distribution p, Distribution q) {
      return new io.kldiv.core.divergence.estimate.Quadrature(
              generator(divergence, "quadrature"),
              divergence.properties().direction(),
              config.maxIntervals())
          .of(p, q);
    }
  }

  /** A sum over counts. */
  @Describe(
      value =
          "The sum over the counts 0, 1, 2, … until hardly any probability is left, with a bound of"
              + " what is. For f-divergences.",
      formula = "Σ q·f(p/q)")
  public static final class Sum implements Estimator.OfDensities {
    /** Creates the estimator; it has no settings. */
    public Sum() {}

    @Override
    public DivergenceValue estimate(Divergence divergence, Distribution p, Distribution q) {
      return new TruncatedSum(generator(divergence, "sum"), divergence.properties().direction())
          .of(p, q);
    }
  }

  /** A mean over samples of P. */
  @Describe(
      value =
          "The mean over samples of P, with its standard error: k1 of −r, unbiased; k2 of r²/2,"
              + " biased; k3 of eʳ − 1 − r, unbiased and never negative; r = log q − log p. k2 and k3"
              + " vary less where P is near Q; k3 without bound where Q has the heavier tails. For"
              + " kl.",
      formula = "D(P‖Q) = E_P[−r]",
      source = "Schulman 2020, Approximating KL divergence")
  public static final class Samples implements Estimator.OfDensities {
    private final Samples.Config config;
    private final RandomStreams streams;

    /**
     * The settings.
     *
     * @param samples how many samples
     * @param mean what is averaged
     */
    public record Config(
        @Describe("How many samples.") @Default("100000") @Range(min = 2) int samples,
        @Describe("What is averaged: k1, k2 or k3.") @Default("k1") MonteCarlo.Estimator mean) {}

    /**
     * Creates the estimator.
     *
     * @param config the settings
     * @param streams where the samples come from
     */
    public Samples(Samples.Config config, RandomStreams streams) {
      this.config = config;
      this.streams = streams;
    }

    @Override
    public DivergenceValue estimate(Divergence divergence, Distribution p, Distribution q) {
      requireKl(divergence, "monte-carlo");
      return new MonteCarlo(config.mean(), config.samples(), streams).of(p, q);
    }
  }

  /** Refuses other divergences than that of Kullback and Leibler. */
  static void requireKl(Divergence divergence, String estimator) {
    if (!Generators.isKullbackLeibler(divergence)) {
      throw new DivergenceException(
          "'%s' estimates 'kl' only; exchange P and Q for the reverse".formatted(estimator));
    }
  }
}
