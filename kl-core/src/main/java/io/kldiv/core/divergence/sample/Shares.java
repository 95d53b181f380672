package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.SampleException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows of a sample that have a share of its weight.
 *
 * @param rows the rows
 * @param shares their weights divided by the sum of all, above 0
 */
record Shares(double[][] rows, double[] shares) {
  /**
   * The shares.
   *
   * @throws SampleException if there are not as many weights as rows, one is negative or not
   *     finite, or none is positive
   */
  static Shares of(String name, double[][] rows, double[] weights) {
    if (rows.length != weights.length) {
      throw new SampleException(
          "%s has %d rows and %d weights".formatted(name, rows.length, weights.length));
    }
    double sum = WeightedSamples.sum(name, weights);
    int[] kept = IntStream.range(0, rows.length).filter(i -> weights[i] / sum > 0).toArray();
    return new Shares(
        Arrays.stream(kept).mapToObj(i -> rows[i]).toArray(double[][]::new),
        Arrays.stream(kept).mapToDouble(i -> weights[i] / sum).toArray());
  }

  int count() {
    return rows.length;
  }

  boolean hasEqual(Shares other) {
    return Arrays.deepEquals(rows, other.rows) && Arrays.equals(shares, other.shares);
  }

  /** Σ of the shares times these numbers. */
  double mean(double[] numbers) {
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum = Math.fma(shares[i], numbers[i], sum);
    }
    return sum;
  }
}
