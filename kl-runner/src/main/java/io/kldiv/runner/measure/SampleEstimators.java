package io.kldiv.runner.measure;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.divergence.f.Generators;
import io.kldiv.core.divergence.sample.KnownDensity;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/** The estimators of samples. */
public final class SampleEstimators {
  private SampleEstimators() {}

  /** Shares in bins. */
  @Describe(
      value =
          "Any divergence of discrete distributions, of the shares of two samples of one number in"
              + " bins that are fitted on Q or given. With exact zeros it is infinite where a bin"
              + " of Q is empty; half-point adds half a point to every bin. With a given discrete"
              + " Q, D(P‖Q) of the shares of equal rows.",
      source = "Scott 1979; Freedman and Diaconis 1981; Doane 1976; Krichevsky and Trofimov 1981")
  public static final class Histogram
      implements Estimator.OfWeightedSamples, Estimator.OfSampleAndDensity {
    private final Histogram.Config config;
    private final io.kldiv.core.divergence.sample.Histogram.Bins bins;

    /** The rule for the bins. */
    public enum Bins {
      /** Scott's. */
      SCOTT,
      /** Freedman's and Diaconis's. */
      FREEDMAN_DIACONIS,
      /** Doane's. */
      DOANE
    }

    /**
     * The settings.
     *
     * @param bins the rule for the bins
     * @param zeros what happens to empty bins
     * @param edges the edges in place of a rule
     */
    public record Config(
        @Describe("The rule for the width of the bins.") @Default("scott") Bins bins,
        @Describe("Empty bins: exact or half-point.") @Default("exact")
            io.kldiv.core.divergence.sample.Histogram.Zeros zeros,
        @Describe("The edges of the bins, in rising order, in place of the rule.")
            Optional<List<Double>> edges) {}

    /**
     * Creates the estimator.
     *
     * @param config the settings
     * @throws IllegalArgumentException if edges do not rise, or there are fewer than two
     */
    public Histogram(Histogram.Config config) {
      this.config = config;
      this.bins =
          config
              .edges()
              .map(
                  edges ->
                      io.kldiv.core.divergence.sample.Histogram.Bins.given(
                          edges.stream().mapToDouble(Double::doubleValue).toArray()))
              .orElseGet(() -> byRule(config.bins()));
    }

    private static io.kldiv.core.divergence.sample.Histogram.Bins byRule(Bins rule) {
      return switch (rule) {
        case SCOTT -> io.kldiv.core.divergence.sample.Histogram.Bins.scott();
        case FREEDMAN_DIACONIS -> io.kldiv.core.divergence.sample.Histogram.Bins.freedmanDiaconis();
        case DOANE -> io.kldiv.core.divergence.sample.Histogram.Bins.doane();
      };
    }

    private io.kldiv.core.divergence.sample.Histogram of(Divergence divergence) {
      return new io.kldiv.core.divergence.sample.Histogram(divergence, bins, config.zeros());
    }

    @Override
    public DivergenceValue estimate(Divergence divergence, double[][] p, double[][] q) {
      return of(divergence).estimate(p, q);
    }

    @Override
    public DivergenceValue estimate(
        Divergence divergence,
        double[][] p,
        double[] weightsOfP,
        double[][] q,
        double[] weightsOfQ) {
      return of(divergence).estimate(p, weightsOfP, q, weightsOfQ);
    }

    @Override
    public DivergenceValue estimate(Divergence divergence, double[][] p, Distribution q) {
      requireKl(divergence, "histogram of one sample");
      return KnownDensity.ofShares(p, q);
    }
  }

  /** Distances to nearest neighbours. */
  @Describe(
      value =
          "D(P‖Q) from the distances to nearest neighbours, in any number of columns; it can be"
              + " negative. With a given Q, the mean of −log q less the entropy of P, with its"
              + " standard error. For kl.",
      source = "Wang, Kulkarni and Verdú 2009; Kozachenko and Leonenko 1987 with a given Q")
  public static final class NearestNeighbours
      implements Estimator.OfSamples, Estimator.OfSampleAndDensity {
    private final io.kldiv.core.divergence.sample.NearestNeighbours estimate;

    /**
     * The settings.
     *
     * @param k the rank of the neighbour
     * @param variant which distances are compared
     */
    public record Config(
        @Describe("The rank of the neighbour.") @Default("5") @Range(min = 1) int k,
        @Describe("The k-th neighbours, or those within one radius: fixed-k or bias-reduced.")
            @Default("bias-reduced")
            io.kldiv.core.divergence.sample.NearestNeighbours.Variant variant) {}

    /**
     * Creates the estimator.
     *
     * @param config the settings
     */
    public NearestNeighbours(NearestNeighbours.Config config) {
      estimate =
          new io.kldiv.core.divergence.sample.NearestNeighbours(config.k(), config.variant());
    }

    @Override
    public DivergenceValue estimate(Divergence divergence, double[][] p, double[][] q) {
      requireKl(divergence, "nearest-neighbours");
      return estimate.estimate(p, q);
    }

    @Override
    public DivergenceValue estimate(Divergence divergence, double[][] p, Distribution q) {
      requireKl(divergence, "nearest-neighbours");
      return estimate.estimate(p, q);
    }

    @Override
    public boolean suffersFromTies() {
      return true;
    }
  }

  /** Kernel densities. */
  @Describe(
      value =
          "D(P‖Q) from Gaussian kernel densities with Scott's bandwidths, in any number of columns;"
              + " it can be negative. With a given Q, the mean of log p̂ − log q with its standard"
              + " error. For kl.",
      source = "Scott 1992, eq. 6.42")
  public static final class KernelDensity
      implements Estimator.OfSamples, Estimator.OfSampleAndDensity {
    /** Creates the estimator; it has no settings. */
    public KernelDensity() {}

    @Override
    public DivergenceValue estimate(Divergence divergence, double[][] p, double[][] q) {
      requireKl(divergence, "kernel-density");
      return new io.kldiv.core.divergence.sample.KernelDensity().estimate(p, q);
    }

    @Override
    public DivergenceValue estimate(Divergence divergence, double[][] p, Distribution q) {
      requireKl(divergence, "kernel-density");
      return new io.kldiv.core.divergence.sample.KernelDensity().estimate(p, q);
    }

    @Override
    public boolean suffersFromTies() {
      return true;
    }
  }

  private static void requireKl(Divergence divergence, String estimator) {
    if (!Generators.isKullbackLeibler(divergence)) {
      throw new DivergenceException(
          "'%s' estimates 'kl' only; exchange P and Q for the reverse".formatted(estimator));
    }
  }
}
