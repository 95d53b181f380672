package io.kldiv.bench;

import java.util.Arrays;

/** What is made of samples. */
public final class Statistics {
  private Statistics() {}

  /** The median. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The exponent b of the power law y = a·xᵇ that fits best, by least squares of logarithms. */
  public static double exponent(double[] x, double[] y) {
    double[] logX = Arrays.stream(x).map(Math::log).toArray();
    double[] logY = Arrays.stream(y).map(Math::log).toArray();
    double meanX = Arrays.stream(logX).average().orElseThrow();
    double meanY = Arrays.stream(logY).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < x.length; i++) {
      covariance += (logX[i] - meanX) * (logY[i] - meanY);
      variance += (logX[i] - meanX) * (logX[i] - meanX);
    }
    return covariance / variance;
  }
}
