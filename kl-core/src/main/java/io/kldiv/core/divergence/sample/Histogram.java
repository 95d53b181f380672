package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.divergence.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Any divergence of two samples of numbers by the shares that fall in bins. The bins are fitted on
 * Q alone and stated in the result; one more below and one above take what of P lies outside. The
 * last bin holds its upper edge too.
 */
public final class Histogram implements WeightedSamples {
  private static final int MAX_BINS = 10_000;

  private final Divergence divergence;
  private final Bins bins;
  private final Zeros zeros;

  /** What happens to bins that a sample leaves empty. */
  public enum Zeros {
    /** Nothing: a share of 0 is a probability of 0, and the divergence may be infinite. */
    EXACT,
    /** Half a point is added to every bin of both samples (Krichevsky and Trofimov 1981). */
    HALF_POINT
  }

  /** How edges come from the sample of Q. */
  @FunctionalInterface
  public interface Bins {
    /**
     * The edges.
     *
     * @param sorted the numbers of Q in rising order
     * @return at least two, rising
     */
    double[] edges(double[] sorted);

    /** Width {@code 3.49·s·n^(−1/3)} (Scott 1979). */
    static Bins scott() {
      return sorted -> byWidth(sorted, 3.49 * Moments.of(sorted).deviation() / cubeRoot(sorted));
    }

    /** Width {@code 2·IQR·n^(−1/3)} (Freedman and Diaconis 1981). */
    static Bins freedmanDiaconis() {
      return sorted ->
          byWidth(sorted, 2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / cubeRoot(sorted));
    }

    /** {@code 1 + log₂ n + log₂(1 + |skewness|/σ)} bins (Doane 1976). */
    static Bins doane() {
      return sorted -> byCount(sorted, Moments.of(sorted).doane());
    }

    /**
     * Edges that are known.
     *
     * @throws IllegalArgumentException if there are fewer than two or they do not rise
     */
    static Bins given(double... edges) {
      double[] copy = edges.clone();
      for (int i = 1; i < copy.length; i++) {
        if (!(copy[i] > copy[i - 1])) {
          throw new IllegalArgumentException("edges must rise: " + Arrays.toString(edges));
        }
      }
      if (copy.length < 2) {
        throw new IllegalArgumentException("two edges are needed at least");
      }
      return sorted -> copy.clone();
    }

    private static double cubeRoot(double[] sorted) {
      return StrictMath.cbrt(sorted.length);
    }

    private static double quantile(double[] sorted, double share) {
      double place = share * (sorted.length - 1);
      int below = (int) place;
      int above = Math.min(below + 1, sorted.length - 1);
      return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double[] byWidth(double[] sorted, double width) {
      double range = sorted[sorted.length - 1] - sorted[0];
      return byCount(sorted, width > 0 ? Math.ceil(range / width) : 1);
    }

    private static double[] byCount(double[] sorted, double wanted) {
      int count = (int) Math.max(1, Math.min(MAX_BINS, wanted));
      double low = sorted[0];
      double high = sorted[sorted.length - 1];
      if (low == high) {
        return new double[] {low - 0.5, low + 0.5};
      }
      double[] edges = new double[count + 1];
      for (int i = 0; i <= count; i++) {
        edges[i] = low + (high - low) * i / count;
      }
      edges[count] = high;
      return edges;
    }
  }

  /**
   * The estimate.
   *
   * @param divergence the measure, for categorical distributions
   * @param bins how the edges come about
   * @param zeros what happens to empty bins
   */
  public Histogram(Divergence divergence, Bins bins, Zeros zeros) {
    this.divergence = divergence;
    this.bins = bins;
    this.zeros = zeros;
  }

  @Override
  public double of(double[][] p, double[] weightsOfP, double[][] q, double[] weightsOfQ) {
    return estimate(p, weightsOfP, q, weightsOfQ).value();
  }

  /**
   * The estimate with its bins.
   *
   * @param p a sample of P, rows of one number
   * @param q a sample of Q, rows of one number
   * @return the value in nats; its error is not known without resampling
   * @throws DivergenceException if the rows have more than one number, or as in {@link #of}
   */
  public DivergenceValue estimate(double[][] p, double[][] q) {
    return estimate(p, WeightedSamples.ones(p.length), q, WeightedSamples.ones(q.length));
  }

  /**
   * The estimate of samples with weights, each of which counts as so many points. The edges come
   * from the numbers of Q alone, without their weights.
   *
   * @param p a sample of P, rows of one number
   * @param weightsOfP not below 0, with a positive sum
   * @param q a sample of Q, rows of one number
   * @param weightsOfQ not below 0, with a positive sum
   * @return the value in nats; its error is not known without resampling
   * @throws DivergenceException as above
   */
  public DivergenceValue estimate(
      double[][] p, double[] weightsOfP, double[][] q, double[] weightsOfQ) {
    if (TwoSamples.check(p, q, 1) != 1) {
      throw new DivergenceException(
          "histograms are for rows of one number; choose a column, or use neighbours");
    }
    WeightedSamples.sum("P", weightsOfP);
    WeightedSamples.sum("Q", weightsOfQ);
    double[] edges = bins.edges(Arrays.stream(q).mapToDouble(row -> row[0]).sorted().toArray());
    double value =
        Evaluation.ofProbabilities(
                divergence, counts(p, weightsOfP, edges), counts(q, weightsOfQ, edges), true)
            .value();
    String detail = "histogram, %d and %d points".formatted(p.length, q.length);
    String policy = zeros.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    List<Double> stated = DoubleStream.of(edges).boxed().toList();
    String direction = divergence.properties().direction();
    How how = new How(Method.SAMPLE_ESTIMATE, detail, policy, stated);
    return DivergenceValue.nats(value, Double.NaN, direction, how);
  }

  /** The numbers below the first edge, in each bin, and above the last edge. */
  private double[] counts(double[][] rows, double[] weights, double[] edges) {
    double[] counts = new double[edges.length + 1];
    Arrays.fill(counts, zeros == Zeros.HALF_POINT ? 0.5 : 0);
    double last = edges[edges.length - 1];
    for (int i = 0; i < rows.length; i++) {
      double x = rows[i][0];
      int place = Arrays.binarySearch(edges, x);
      int bin = place >= 0 ? place + 1 : -place - 1;
      counts[x == last ? edges.length - 1 : bin] += weights[i];
    }
    return counts;
  }
}
