package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.sample.TwoSamples;
import io.kldiv.core.divergence.sample.WeightedSamples;
import io.kldiv.core.graph.Node;
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

  /** An estimator that can stand in an objective: an expression with a gradient. */
  interface InTraining extends OfDensities {
    /**
     * The estimate for each sample, in nats, as an expression in the parameters of both.
     *
     * @param divergence the measure
     * @param p of batch size n or 1
     * @param q of batch size n or 1
     * @param noise what the names of random streams start with, if there are any: another for each
     *     term of an objective
     * @return {@code [n]}
     * @throws DivergenceException if it is not for the divergence or the distributions
     */
    Node between(Divergence divergence, Distribution p, Distribution q, String noise);

    /** How {@link #between} computes. */
    DivergenceValue.Method method();

    /** What a user can change when an estimate is not finite in training. */
    default String whenNotFinite(Divergence divergence) {
      return divergence.properties().whenNotFinite();
    }

    /**
     * A divergence by this estimator in place of a closed form, as a term of an objective.
     *
     * @param divergence the measure
     * @param noise what the names of random streams start with
     */
    default Divergence inPlaceOf(Divergence divergence, String noise) {
      return new Estimated(divergence, this, noise);
    }
  }

  /** An estimator of a sample of an unknown P against a known Q. */
  interface OfSampleAndDensity extends Estimator {
    /**
     * The divergence with its error.
     *
     * @param divergence the measure
     * @param p rows of P
     * @param q of batch size 1
     * @throws DivergenceException if it is not for the divergence, the sample or the distribution
     */
    DivergenceValue estimate(Divergence divergence, double[][] p, Distribution q);
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

  /** An estimator of samples whose rows can have weights. */
  interface OfWeightedSamples extends OfSamples {
    /**
     * The divergence.
     *
     * @param divergence the measure
     * @param p rows of P
     * @param weightsOfP not below 0, with a positive sum
     * @param q rows of Q
     * @param weightsOfQ not below 0, with a positive sum
     * @throws DivergenceException if it is not for the divergence or the samples
     */
    DivergenceValue estimate(
        Divergence divergence,
        double[][] p,
        double[] weightsOfP,
        double[][] q,
        double[] weightsOfQ);

    /** The estimate as a number in nats, for resampling. */
    default WeightedSamples weightedStatistic(Divergence divergence) {
      return (p, weightsOfP, q, weightsOfQ) ->
          estimate(divergence, p, weightsOfP, q, weightsOfQ).value();
    }
  }
}
