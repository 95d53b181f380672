package io.kldiv.core.divergence.sample;

import io.kldiv.core.kernel.ScalarMath;

/**
 * The moments of a sample.
 *
 * @param count n
 * @param deviation the standard deviation, of n − 1
 * @param skewness the third standardised moment, 0 where the deviation is 0
 */
record Moments(int count, double deviation, double skewness) {
  static Moments of(double[] sample) {
    int n = sample.length;
    double mean = 0;
    for (double x : sample) {
      mean += x / n;
    }
    double second = 0;
    double third = 0;
    for (double x : sample) {
      double d = x - mean;
      second += d * d;
      third += d * d * d;
    }
    double scale = Math.sqrt(second / n);
    double skewness = scale == 0 ? 0 : third / n / (scale * scale * scale);
    return new Moments(n, n < 2 ? 0 : Math.sqrt(second / (n - 1)), skewness);
  }

  /** The number of bins by Doane's rule. */
  double doane() {
    if (count < 3) {
      return 1;
    }
    double n = count;
    double error = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
    double terms = ScalarMath.log(n) + ScalarMath.log1p(Math.abs(skewness) / error);
    return Math.ceil(1 + terms / ScalarMath.log(2));
  }
}
