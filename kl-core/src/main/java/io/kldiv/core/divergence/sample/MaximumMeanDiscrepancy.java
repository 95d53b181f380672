package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.kernel.ScalarMath;
import java.util.Arrays;

/**
 * The squared maximum mean discrepancy with the kernel {@code exp(−‖x − y‖²/(2h²))} (Gretton et al.
 * 2012, eqs. 3 and 5). The weights of a sample are divided by their sum; pairs of different rows
 * then have the mean {@code Σ_{i≠j} uᵢuⱼk(xᵢ, xⱼ)/(1 − Σ uᵢ²)}.
 */
public final class MaximumMeanDiscrepancy implements WeightedSamples {
  private final Statistic statistic;
  private final double bandwidth;

  /** Which pairs are averaged. */
  public enum Statistic {
    /** Pairs of different points: unbiased, can be negative. */
    U,
    /** All pairs: biased upwards, never negative. */
    V
  }

  /**
   * The discrepancy.
   *
   * @param statistic which pairs are averaged
   * @param bandwidth h above 0; or 0 for the median of the distances between the points of both
   *     samples together, whatever their weights
   * @throws IllegalArgumentException if the bandwidth is negative or not finite
   */
  public MaximumMeanDiscrepancy(Statistic statistic, double bandwidth) {
    if (!(bandwidth >= 0 && bandwidth < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the bandwidth must be 0 or above, not " + bandwidth);
    }
    this.statistic = statistic;
    this.bandwidth = bandwidth;
  }

  @Override
  public double of(double[][] p, double[] weightsOfP, double[][] q, double[] weightsOfQ) {
    TwoSamples.check(p, q, statistic == Statistic.V ? 1 : 2);
    Shares ofP = Shares.of("P", p, weightsOfP);
    Shares ofQ = Shares.of("Q", q, weightsOfQ);
    double h = bandwidth == 0 ? median(ofP.rows(), ofQ.rows()) : bandwidth;
    double factor = -0.5 / h / h;
    double across = mean(ofP, ofQ, factor) + mean(ofQ, ofP, factor);
    if (statistic == Statistic.V) {
      return Math.max(0, mean(ofP, ofP, factor) + mean(ofQ, ofQ, factor) - across);
    }
    return meanOfDifferent("P", ofP, factor) + meanOfDifferent("Q", ofQ, factor) - across;
  }

  private static double mean(Shares p, Shares q, double factor) {
    double sum = 0;
    for (int i = 0; i < p.count(); i++) {
      double row = 0;
      for (int j = 0; j < q.count(); j++) {
        row = Math.fma(q.shares()[j], kernel(p.rows()[i], q.rows()[j], factor), row);
      }
      sum = Math.fma(p.shares()[i], row, sum);
    }
    return sum;
  }

  private static double meanOfDifferent(String name, Shares sample, double factor) {
    if (sample.count() < 2) {
      throw new SampleException(
          name + " has one row with a weight above 0, but pairs of different rows need two");
    }
    double sum = 0;
    double pairs = 0;
    for (int i = 0; i < sample.count(); i++) {
      double row = 0;
      double others = 0;
      for (int j = 0; j < sample.count(); j++) {
        if (j != i) {
          double kernel = kernel(sample.rows()[i], sample.rows()[j], factor);
          row = Math.fma(sample.shares()[j], kernel, row);
          others += sample.shares()[j];
        }
      }
      sum = Math.fma(sample.shares()[i], row, sum);
      pairs = Math.fma(sample.shares()[i], others, pairs);
    }
    return sum / pairs;
  }

  private static double kernel(double[] x, double[] y, double factor) {
    return ScalarMath.exp(factor * Distances.squared(x, y));
  }

  private static double median(double[][] p, double[][] q) {
    double[][] all = Arrays.copyOf(p, p.length + q.length);
    System.arraycopy(q, 0, all, p.length, q.length);
    double[] distances = new double[all.length * (all.length - 1) / 2];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[count++] = Distances.of(all[i], all[j]);
      }
    }
    Arrays.sort(distances);
    double median = 0.5 * (distances[count / 2] + distances[(count - 1) / 2]);
    if (median == 0) {
      throw new SampleException(
          "more than half of the distances between points are 0, so that their median is no"
              + " bandwidth: give one");
    }
    return median;
  }
}
