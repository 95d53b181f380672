package io.kldiv.runner.measure;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.sample.TwoSamples;
import io.kldiv.core.part.PartKind;

/** A way to a divergence where no formula gives it: of known densities, or of samples. */
@PartKind("estimator")
public interface Estimator {
  /** An estimator of distributions whose densities are known. */
  interface OfDensities extends Estimator {
    /**
     * The divergence with its error.
     *
     * @param divergence the measure
     * @param p of batch size 1
     * @param q of batch size 1
     * @throws DivergenceException if it is not for the divergence or the distributions
     */
    DivergenceValue estimate(Divergence divergence, Distribution p, Distribution q);
  }

  /** An estimator of samples of unknown distributions. */
  interface OfSamples extends Estimator {
    /**
     * The divergence.
     *
     * @param divergence the measure
     * @param p rows of P
     * @param q rows of Q
     * @throws DivergenceException if it is not for the divergence or the samples
     */
    DivergenceValue estimate(Divergence divergence, double[][] p, double[][] q);

    /** The estimate as a number in nats, for resampling. */
    default TwoSamples statistic(Divergence divergence) {
      return (p, q) -> estimate(divergence, p, q).value();
    }

    /** Whether equal rows bias it, so that intervals need samples without replacement. */
    default boolean suffersFromTies() {
      return false;
    }
  }
}
