package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.kernel.ScalarMath;
import java.util.Arrays;

/**
 * The squared maximum mean discrepancy with the kernel {@code exp(−‖x − y‖²/(2h²))} (Gretton et al.
 * 2012, eqs. 3 and 5).
 */
public final class MaximumMeanDiscrepancy implements TwoSamples {
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
   *     samples together
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
  public double of(double[][] p, double[][] q) {
    TwoSamples.check(p, q, 2);
    double h = bandwidth == 0 ? median(p, q) : bandwidth;
    double factor = -0.5 / h / h;
    double across = sum(p, q, factor) / p.length / q.length;
    double back = sum(q, p, factor) / p.length / q.length;
    double value = within(p, factor) + within(q, factor) - (across + back);
    return statistic == Statistic.V ? Math.max(0, value) : value;
  }

  private double within(double[][] rows, double factor) {
    double n = rows.length;
    double sum = sum(rows, rows, factor);
    return statistic == Statistic.V ? sum / n / n : (sum - n) / n / (n - 1);
  }

  private static double sum(double[][] p, double[][] q, double factor) {
    double sum = 0;
    for (double[] x : p) {
      double row = 0;
      for (double[] y : q) {
        row += ScalarMath.exp(factor * Distances.squared(x, y));
      }
      sum += row;
    }
    return sum;
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
