package io.kldiv.core.divergence.sample;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.special.LogGamma;
import io.kldiv.core.special.Polygamma;
import java.util.Arrays;

/**
 * D(P‖Q) from the distances to nearest neighbours (Wang, Kulkarni and Verdú 2009): {@code (d/n) Σ
 * log(νᵢ/ρᵢ) + log(m/(n − 1))}, with the distances ρ and ν of a point of P to its k-th neighbour in
 * P and in Q. It needs no bins, may be negative, and is biased towards 0 where P is far from Q.
 *
 * <p>Where k neighbours lie at distance 0, in data with ties, the first neighbour at a positive
 * distance is used on that side, and the digammas of the two ranks correct for it (their eq. 19).
 * If all points of one side are at distance 0 from a point, that point is left out.
 */
public final class NearestNeighbours implements TwoSamples {
  private static final double LOG_PI = 1.1447298858494002;

  private final int k;
  private final Variant variant;

  /** Which distances are compared. */
  public enum Variant {
    /** The k-th neighbour on each side. */
    FIXED_K,
    /** The neighbours within the same radius on both sides, which takes away bias (section III). */
    BIAS_REDUCED
  }

  /**
   * The estimate.
   *
   * @param k the rank of the neighbour, at least 1
   * @param variant which distances are compared
   * @throws IllegalArgumentException if k is below 1
   */
  public NearestNeighbours(int k, Variant variant) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, not " + k);
    }
    this.k = k;
    this.variant = variant;
  }

  /** The estimate as a value in nats; its error is not known without resampling. */
  public DivergenceValue estimate(double[][] p, double[][] q) {
    String name = variant == Variant.FIXED_K ? "fixed k" : "bias reduced";
    String detail =
        "%d nearest neighbours, %s, %d and %d points".formatted(k, name, p.length, q.length);
    return DivergenceValue.nats(
        of(p, q), Double.NaN, "D(P‖Q)", How.of(Method.SAMPLE_ESTIMATE, detail));
  }

  /**
   * D(P‖Q) from a known Q, by the entropy of Kozachenko and Leonenko (1987; Kraskov, Stögbauer and
   * Grassberger 2004, eq. 20) with the distances to the k-th neighbours in P.
   *
   * @param p a sample of P, more than k rows
   * @param q a distribution of constants, of batch size 1
   * @return the value in nats with its standard error
   * @throws io.kldiv.core.divergence.DivergenceException if the rows have not as many numbers as Q
   * @throws SampleException if the sample is too small, or a number is not finite
   */
  public DivergenceValue estimate(double[][] p, Distribution q) {
    String detail = "entropy by %d nearest neighbours, %d points".formatted(k, p.length);
    return KnownDensity.estimate(p, q, this::logDensities, detail);
  }

  private double[] logDensities(double[][] rows) {
    requireNeighbours(rows);
    int d = rows[0].length;
    double half = 0.5 * d;
    double logBall = half * LOG_PI - LogGamma.of(half + 1);
    double points = Polygamma.digamma(rows.length);
    double[] logs = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double[] distances = sorted(rows, rows[i], i);
      int rank = positive(distances);
      logs[i] =
          rank > distances.length
              ? Double.NaN
              : Polygamma.digamma(rank)
                  - points
                  - logBall
                  - d * ScalarMath.log(distances[rank - 1]);
    }
    return logs;
  }

  private void requireNeighbours(double[][] p) {
    if (p.length <= k) {
      throw new SampleException(
          "%d points of P have no %d neighbours each among themselves".formatted(p.length, k));
    }
  }

  @Override
  public double of(double[][] p, double[][] q) {
    int d = TwoSamples.check(p, q, k);
    requireNeighbours(p);
    double sum = 0;
    int used = 0;
    for (int i = 0; i < p.length; i++) {
      double[] own = sorted(p, p[i], i);
      double[] other = sorted(q, p[i], -1);
      int rankP = positive(own);
      int rankQ = positive(other);
      if (rankP <= own.length && rankQ <= other.length) {
        sum += term(d, own, other, rankP, rankQ);
        used++;
      }
    }
    if (used == 0) {
      throw new SampleException("all points of P or of Q are equal: there are no distances");
    }
    return sum / used + ScalarMath.log((double) q.length / (p.length - 1));
  }

  private double term(int d, double[] own, double[] other, int rankP, int rankQ) {
    double rho = own[rankP - 1];
    double nu = other[rankQ - 1];
    if (variant == Variant.FIXED_K) {
      double ranks = rankP == rankQ ? 0 : Polygamma.digamma(rankP) - Polygamma.digamma(rankQ);
      return d * (ScalarMath.log(nu) - ScalarMath.log(rho)) + ranks;
    }
    double radius = Math.max(rho, nu);
    return Polygamma.digamma(within(own, radius)) - Polygamma.digamma(within(other, radius));
  }

  /** The rank of the neighbour to use: k, or the first at a positive distance if that is later. */
  private int positive(double[] distances) {
    int rank = k;
    while (rank <= distances.length && distances[rank - 1] == 0) {
      rank++;
    }
    return rank;
  }

  private static int within(double[] distances, double radius) {
    int count = 0;
    while (count < distances.length && distances[count] <= radius) {
      count++;
    }
    return count;
  }

  private static double[] sorted(double[][] rows, double[] point, int without) {
    double[] distances = new double[without < 0 ? rows.length : rows.length - 1];
    int count = 0;
    for (int j = 0; j < rows.length; j++) {
      if (j != without) {
        distances[count++] = Distances.of(rows[j], point);
      }
    }
    Arrays.sort(distances);
    return distances;
  }
}
