package io.kldiv.core.divergence.sample;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.divergence.Evaluation;
import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.kernel.ScalarMath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * D(P‖Q) of a sample of an unknown P from a distribution Q that is known: the mean over the sample
 * of {@code log p̂ − log q}, which is the cross-entropy less an estimate of the entropy. The error
 * is the standard error of that mean, without the bias of p̂.
 */
public final class KnownDensity {
  private KnownDensity() {}

  /** An estimate of the logarithm of the density of P at each point of a sample of P. */
  @FunctionalInterface
  interface LogDensities {
    /** One number for each row; NaN for a row to leave out. */
    double[] at(double[][] rows);
  }

  /**
   * The estimate.
   *
   * @param p a sample of P, at least 3 rows
   * @param q a distribution of constants, of batch size 1
   * @param own the densities of P
   * @param detail the method in words
   * @return the value in nats with its standard error; +∞ where Q excludes a point
   * @throws DivergenceException if the rows have not as many numbers as Q
   * @throws SampleException if the sample is too small or a number is not finite
   */
  static DivergenceValue estimate(double[][] p, Distribution q, LogDensities own, String detail) {
    int d = q.shape().size(1);
    if (p.length < 3) {
      throw new SampleException(
          "the sample P has %d rows, but at least 3 are needed".formatted(p.length));
    }
    if (p[0].length != d) {
      throw new DivergenceException(
          "a row of P has %d numbers, but Q (%s) is a distribution of %d: choose columns"
              .formatted(p[0].length, q.family(), d));
    }
    TwoSamples.checkRows("P", p, d);
    double[] ofP = own.at(p);
    double[] ofQ = logDensities(q, p);
    double mean = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < p.length; i++) {
      double term = possible(p[i], q) ? ofP[i] - ofQ[i] : Double.POSITIVE_INFINITY;
      if (!Double.isNaN(term)) {
        count++;
        double change = term - mean;
        mean += change / count;
        squares += change * (term - mean);
      }
      if (term == Double.POSITIVE_INFINITY) {
        return value(term, 0, detail + "; Q excludes row %d".formatted(i + 1));
      }
    }
    if (count < 3) {
      throw new SampleException("all points of P are equal: there are no distances");
    }
    return value(mean, Math.sqrt(squares / (count - 1) / count), detail);
  }

  /** Whether a row can be a value of a discrete Q at all, which its log density need not tell. */
  private static boolean possible(double[] row, Distribution q) {
    return switch (q.family().support()) {
      case BINARY -> Arrays.stream(row).allMatch(x -> x == 0 || x == 1);
      case ONE_HOT ->
          Arrays.stream(row).allMatch(x -> x == 0 || x == 1) && Arrays.stream(row).sum() == 1;
      case COUNTS -> Arrays.stream(row).allMatch(x -> x >= 0 && x == Math.rint(x));
      default -> true;
    };
  }

  private static DivergenceValue value(double value, double error, String detail) {
    return DivergenceValue.nats(value, error, "D(P‖Q)", How.of(Method.SAMPLE_ESTIMATE, detail));
  }

  private static double[] logDensities(Distribution q, double[][] rows) {
    double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    Node points = Node.constant(flat, Shape.of(rows.length, rows[0].length));
    return Evaluation.values(q.logDensity(points));
  }

  /**
   * Against a distribution of counts or answers: p̂ is the share of the rows that are equal. Its
   * bias is about (number of different rows − 1)/(2n) (Miller 1955).
   *
   * @param p a sample of P, at least 3 rows
   * @param q a discrete distribution of constants, of batch size 1
   * @throws DivergenceException if Q is not discrete, or as in {@link #estimate}
   */
  public static DivergenceValue ofShares(double[][] p, Distribution q) {
    if (!q.family().support().discrete()) {
      throw new DivergenceException(
          ("'histogram' compares a sample with a distribution only if that is discrete, which %s is"
                  + " not; use 'nearest-neighbours' or 'kernel-density'")
              .formatted(q.family()));
    }
    Map<List<Double>, Integer> counts = new HashMap<>();
    for (double[] row : p) {
      counts.merge(list(row), 1, Integer::sum);
    }
    double bias = (counts.size() - 1) / 2.0 / p.length;
    LogDensities shares =
        rows ->
            Arrays.stream(rows)
                .mapToDouble(
                    row -> ScalarMath.log(counts.getOrDefault(list(row), 0) / (double) p.length))
                .toArray();
    String detail = "shares of %d different rows of %d, biased by about %s";
    return estimate(p, q, shares, detail.formatted(counts.size(), p.length, (float) bias));
  }

  private static List<Double> list(double[] row) {
    return Arrays.stream(row).boxed().toList();
  }
}
