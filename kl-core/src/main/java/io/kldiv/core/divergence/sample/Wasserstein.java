package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.kernel.ScalarPower;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The Wasserstein distance {@code W_r = (∫ |F⁻¹(s) − G⁻¹(s)|ʳ ds)^(1/r)} of two samples of numbers,
 * exactly, by their sorted quantiles (Vallender 1974 for r = 1): a metric, in the data's unit.
 */
public final class Wasserstein implements WeightedSamples {
  private final double order;

  /**
   * The distance.
   *
   * @param order r, at least 1
   * @throws IllegalArgumentException if it is below 1 or not finite
   */
  public Wasserstein(double order) {
    if (!(order >= 1 && order < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the order must be at least 1, not " + order);
    }
    this.order = order;
  }

  @Override
  public double of(double[][] p, double[] weightsOfP, double[][] q, double[] weightsOfQ) {
    if (TwoSamples.check(p, q, 1) != 1) {
      throw new DivergenceException(
          "the exact Wasserstein distance is for rows of one number, not of "
              + p[0].length
              + "; use Sinkhorn's");
    }
    double[] x = IntStream.range(0, p.length).mapToDouble(i -> p[i][0]).toArray();
    double[] y = IntStream.range(0, q.length).mapToDouble(i -> q[i][0]).toArray();
    return of(x, weightsOfP, y, weightsOfQ);
  }

  /**
   * The distance of weighted numbers.
   *
   * @param x finite numbers of P
   * @param weightsOfX not below 0, with a positive sum; they are divided by it
   * @param y finite numbers of Q
   * @param weightsOfY as those of x
   * @return the distance
   * @throws SampleException if numbers and weights are not as said
   */
  public double of(double[] x, double[] weightsOfX, double[] y, double[] weightsOfY) {
    double sumX = sum("P", x, weightsOfX);
    double sumY = sum("Q", y, weightsOfY);
    int[] left = sorted(x);
    int[] right = sorted(y);
    double total = 0;
    double reached = 0;
    double endX = weightsOfX[left[0]] / sumX;
    double endY = weightsOfY[right[0]] / sumY;
    int i = 0;
    int j = 0;
    while (true) {
      double end = Math.min(endX, endY);
      total += Math.max(0, end - reached) * power(Math.abs(x[left[i]] - y[right[j]]), order);
      reached = Math.max(reached, end);
      if (endX <= endY && i + 1 < left.length) {
        endX += weightsOfX[left[++i]] / sumX;
      } else if (j + 1 < right.length) {
        endY += weightsOfY[right[++j]] / sumY;
      } else if (i + 1 < left.length) {
        endX += weightsOfX[left[++i]] / sumX;
      } else {
        return power(total, 1 / order);
      }
    }
  }

  private static double sum(String name, double[] numbers, double[] weights) {
    if (numbers.length == 0 || numbers.length != weights.length) {
      throw new SampleException(
          "%s has %d numbers and %d weights".formatted(name, numbers.length, weights.length));
    }
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new SampleException(
            "%s has the number %s: it must be finite".formatted(name, number));
      }
    }
    return WeightedSamples.sum(name, weights);
  }

  private static int[] sorted(double[] numbers) {
    return IntStream.range(0, numbers.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> numbers[i]))
        .mapToInt(i -> i)
        .toArray();
  }

  private static double power(double x, double exponent) {
    if (exponent == 1) {
      return x;
    }
    if (exponent == 2) {
      return x * x;
    }
    if (exponent == 0.5) {
      return Math.sqrt(x);
    }
    return ScalarPower.pow(x, exponent);
  }
}
