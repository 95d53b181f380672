package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.special.Polygamma;

/**
 * The mutual information {@code D(P_xy‖P_x ⊗ P_y)} of two variables from a sample of both, by
 * nearest neighbours (Kraskov, Stögbauer and Grassberger 2004, eq. 9).
 *
 * <p>It is {@code ψ(k) − 1/k + ψ(n)} less the mean of {@code ψ(n_x) + ψ(n_y)}: the k nearest
 * neighbours of a point in the greater of the two distances span a rectangle, and n_x and n_y
 * points lie within its sides. Distances within x and within y are the greatest of the coordinates'
 * differences, so their scales matter: standardise first. It may be negative.
 */
public final class MutualInformation {
  private final int k;

  /**
   * The estimate.
   *
   * @param k the rank of the neighbour, at least 1
   * @throws IllegalArgumentException if k is below 1
   */
  public MutualInformation(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, not " + k);
    }
    this.k = k;
  }

  /**
   * The estimate in nats; it takes time that grows with the square of n.
   *
   * @param x the first variable, {@code [n][d]}
   * @param y the second one, {@code [n][e]}
   * @return the mutual information
   * @throws DivergenceException if there are not as many rows of x as of y and more than k, rows
   *     have different lengths, or a number is not finite
   */
  public double of(double[][] x, double[][] y) {
    TwoSamples.check(x, x, k + 1);
    TwoSamples.check(y, y, k + 1);
    if (x.length != y.length) {
      throw new DivergenceException(
          "there are %d rows of x but %d of y".formatted(x.length, y.length));
    }
    int n = x.length;
    double[] ofX = new double[n];
    double[] ofY = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        ofX[j] = distance(x[i], x[j]);
        ofY[j] = distance(y[i], y[j]);
      }
      int[] nearest = nearest(ofX, ofY, i);
      sum += Polygamma.digamma(within(ofX, nearest)) + Polygamma.digamma(within(ofY, nearest));
    }
    return Polygamma.digamma(k) - 1.0 / k + Polygamma.digamma(n) - sum / n;
  }

  private static double distance(double[] a, double[] b) {
    double greatest = 0;
    for (int i = 0; i < a.length; i++) {
      greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
    }
    return greatest;
  }

  /** The k nearest neighbours of a point, by insertion into a short sorted row. */
  private int[] nearest(double[] ofX, double[] ofY, int self) {
    int[] nearest = new int[k];
    double[] distances = new double[k];
    int count = 0;
    for (int j = 0; j < ofX.length; j++) {
      double distance = Math.max(ofX[j], ofY[j]);
      if (j == self || (count == k && distance >= distances[k - 1])) {
        continue;
      }
      int place = count < k ? count++ : k - 1;
      while (place > 0 && distances[place - 1] > distance) {
        distances[place] = distances[place - 1];
        nearest[place] = nearest[place - 1];
        place--;
      }
      distances[place] = distance;
      nearest[place] = j;
    }
    return nearest;
  }

  /** How many points, the one itself left out, are within the greatest distance of some. */
  private static int within(double[] distances, int[] some) {
    double reach = 0;
    for (int j : some) {
      reach = Math.max(reach, distances[j]);
    }
    int count = -1;
    for (double distance : distances) {
      count += distance <= reach ? 1 : 0;
    }
    return count;
  }
}
