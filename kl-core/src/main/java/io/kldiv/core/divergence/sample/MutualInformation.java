package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.special.Polygamma;
import java.util.Arrays;

/**
 * The mutual information {@code I(P;Q) = D(P_xy‖P_x ⊗ P_y)} of two variables from pairs of their
 * values, by nearest neighbours (Kraskov, Stögbauer and Grassberger 2004, eq. 9).
 *
 * <p>It is the mean of {@code ψ(k) − 1/k − ψ(n_x) − ψ(n_y) + ψ(n)}: the k nearest neighbours of a
 * pair in the greater of the two distances span a rectangle, and n_x and n_y other pairs lie within
 * its sides. Distances within x and within y are the greatest of the coordinates' differences, each
 * in standard deviations of its column, so that the units of the columns do not matter. The
 * estimate may be negative; where it should be infinite, as for {@code y = x}, it grows like {@code
 * log n}.
 *
 * <p>Ties: neighbours are all pairs as near as the k-th, and k is their number. A side of length 0
 * holds equal values, which the pair's own belongs to, so that its count is one greater and a
 * rectangle with such a side has no {@code 1/k} (Ross 2014 for one side; with two of them this is
 * the information of the shares, less its bias in the first order as Miller 1955 has it). So
 * discrete variables and mixed pairs have the right limits too, and a constant has exactly 0.
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
   * @param p values of the first variable, {@code [n][d]}
   * @param q values of the second one, {@code [n][e]}; row i belongs with row i of p
   * @return the mutual information
   * @throws SampleException if there are not as many rows of p as of q and more than k, rows of one
   *     have different lengths, or a number is not finite or beyond {@value TwoSamples#LARGEST}
   */
  public double of(double[][] p, double[][] q) {
    int n = p.length;
    if (q.length != n) {
      throw new SampleException(
          "there are %d rows of P but %d of Q; row i of P must belong with row i of Q"
              .formatted(n, q.length));
    }
    if (n <= k) {
      throw new SampleException(
          "%d pairs of rows of P and Q have no %d neighbours each: at least %d are needed"
              .formatted(n, k, k + 1));
    }
    TwoSamples.checkRows("P", p, p[0].length);
    TwoSamples.checkRows("Q", q, q[0].length);
    double[] ofX = new double[n];
    double[] ofY = new double[n];
    double[] scalesOfX = scales(p);
    double[] scalesOfY = scales(q);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      distances(p, i, scalesOfX, ofX);
      distances(q, i, scalesOfY, ofY);
      sum += term(ofX, ofY);
    }
    return sum / n;
  }

  /** Summed so that a constant has exactly 0, and x and y can change places. */
  private double term(double[] ofX, double[] ofY) {
    double radius = radius(ofX, ofY);
    double reachOfX = 0;
    double reachOfY = 0;
    int neighbours = 0;
    for (int j = 0; j < ofX.length; j++) {
      if (Math.max(ofX[j], ofY[j]) <= radius) {
        reachOfX = Math.max(reachOfX, ofX[j]);
        reachOfY = Math.max(reachOfY, ofY[j]);
        neighbours++;
      }
    }
    double both =
        radius == 0
            ? Polygamma.digamma(neighbours + 1)
            : Polygamma.digamma(neighbours)
                - (reachOfX == 0 || reachOfY == 0 ? 0 : 1.0 / neighbours);
    double x = side(ofX, reachOfX);
    double y = side(ofY, reachOfY);
    return both - Math.min(x, y) + (Polygamma.digamma(ofX.length) - Math.max(x, y));
  }

  /** ψ of how many are within reach; with the pair itself if the reach is 0. */
  private static double side(double[] distances, double reach) {
    int count = reach == 0 ? 1 : 0;
    for (double distance : distances) {
      count += distance <= reach ? 1 : 0;
    }
    return Polygamma.digamma(count);
  }

  /** The distance of the k-th nearest neighbour. */
  private double radius(double[] ofX, double[] ofY) {
    double[] least = new double[k];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int j = 0; j < ofX.length; j++) {
      double distance = Math.max(ofX[j], ofY[j]);
      int place = k;
      while (place > 0 && least[place - 1] > distance) {
        if (place < k) {
          least[place] = least[place - 1];
        }
        place--;
      }
      if (place < k) {
        least[place] = distance;
      }
    }
    return least[k - 1];
  }

  /** The distances of a row to all others; infinite to itself. */
  private static void distances(double[][] rows, int i, double[] scales, double[] distances) {
    for (int j = 0; j < rows.length; j++) {
      double greatest = 0;
      for (int c = 0; c < scales.length; c++) {
        greatest = Math.max(greatest, Math.abs(rows[i][c] - rows[j][c]) / scales[c]);
      }
      distances[j] = greatest;
    }
    distances[i] = Double.POSITIVE_INFINITY;
  }

  /** The standard deviations; of the shares of the range, so that no square leaves the doubles. */
  private static double[] scales(double[][] rows) {
    double[] scales = new double[rows[0].length];
    for (int c = 0; c < scales.length; c++) {
      int column = c;
      double[] values = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
      double low = Arrays.stream(values).min().orElseThrow();
      double range = Arrays.stream(values).max().orElseThrow() - low;
      double deviation =
          Moments.of(Arrays.stream(values).map(x -> (x - low) / range).toArray()).deviation();
      scales[c] = range > 0 ? Math.max(range * deviation, Double.MIN_NORMAL) : 1;
    }
    return scales;
  }
}
