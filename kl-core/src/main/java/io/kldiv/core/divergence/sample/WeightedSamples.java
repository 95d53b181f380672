package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.SampleException;
import java.util.Arrays;

/** A number of two samples whose rows can have weights: a row of weight 2 counts as two rows. */
@FunctionalInterface
public interface WeightedSamples extends TwoSamples {
  /** The number of rows that all have the weight 1. */
  @Override
  default double of(double[][] p, double[][] q) {
    return of(p, ones(p.length), q, ones(q.length));
  }

  /**
   * The number.
   *
   * @param p a sample of P, {@code [n][d]}
   * @param weightsOfP not below 0, with a positive sum
   * @param q a sample of Q, {@code [m][d]}
   * @param weightsOfQ not below 0, with a positive sum
   * @throws SampleException if the samples or the weights are not as said
   */
  double of(double[][] p, double[] weightsOfP, double[][] q, double[] weightsOfQ);

  /** The same of rows whose last number is their weight, so that they can be resampled. */
  default TwoSamples ofWeightedRows() {
    return (p, q) -> of(rows(p), weights(p), rows(q), weights(q));
  }

  /** Weights of 1. */
  static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The rows without their last numbers. */
  static double[][] rows(double[][] weighted) {
    return Arrays.stream(weighted)
        .map(row -> Arrays.copyOf(row, row.length - 1))
        .toArray(double[][]::new);
  }

  /** The last number of each row. */
  static double[] weights(double[][] weighted) {
    return Arrays.stream(weighted).mapToDouble(row -> row[row.length - 1]).toArray();
  }

  /**
   * The sum of weights.
   *
   * @throws SampleException if one is negative or not finite, or none is positive
   */
  static double sum(String name, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new SampleException(
            "row %d of %s has the weight %s; it must be finite and not negative"
                .formatted(i + 1, name, weights[i]));
      }
      sum += weights[i];
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new SampleException("the weights of %s sum to %s".formatted(name, sum));
    }
    return sum;
  }
}
