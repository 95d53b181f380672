package io.kldiv.core.divergence.sample;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.kernel.ScalarPower;

/**
 * D(P‖Q) as the mean of {@code log p̂ − log q̂} over the points of P, with Gaussian kernel
 * densities; of P each point is left out of its own density. The bandwidth of a column is its
 * standard deviation times {@code n^(−1/(d + 4))} (Scott 1992, eq. 6.42). May be negative.
 */
public final class KernelDensity implements TwoSamples {
  private static final double LOG_TWO_PI = 1.8378770664093453;

  /** Creates the estimate; it has no settings. */
  public KernelDensity() {}

  /** The estimate as a value in nats; its error is not known without resampling. */
  public DivergenceValue estimate(double[][] p, double[][] q) {
    String detail = "kernel densities, Scott's bandwidths, %d and %d points";
    return DivergenceValue.nats(
        of(p, q),
        Double.NaN,
        "D(P‖Q)",
        How.of(Method.SAMPLE_ESTIMATE, detail.formatted(p.length, q.length)));
  }

  /**
   * D(P‖Q) from a known Q, with the kernel density of P at each point without that point.
   *
   * @param p a sample of P, at least 3 rows
   * @param q a distribution of constants, of batch size 1
   * @return the value in nats with its standard error
   * @throws io.kldiv.core.divergence.DivergenceException if the rows have not as many numbers as Q
   * @throws SampleException if the sample is too small, a number is not finite or a column constant
   */
  public DivergenceValue estimate(double[][] p, Distribution q) {
    String detail = "entropy by kernel densities, Scott's bandwidths, %d points";
    return KnownDensity.estimate(p, q, KernelDensity::logDensities, detail.formatted(p.length));
  }

  private static double[] logDensities(double[][] rows) {
    int d = rows[0].length;
    double[] bandwidths = bandwidths("P", rows, d);
    double[] logs = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      logs[i] = logDensity(rows, rows[i], i, bandwidths) - 0.5 * d * LOG_TWO_PI;
    }
    return logs;
  }

  @Override
  public double of(double[][] p, double[][] q) {
    int d = TwoSamples.check(p, q, 3);
    double[] ofP = bandwidths("P", p, d);
    double[] ofQ = bandwidths("Q", q, d);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += logDensity(p, p[i], i, ofP) - logDensity(q, p[i], -1, ofQ);
    }
    return sum / p.length;
  }

  private static double[] bandwidths(String name, double[][] rows, int d) {
    double factor = ScalarPower.pow(rows.length, -1.0 / (d + 4));
    double[] bandwidths = new double[d];
    for (int k = 0; k < d; k++) {
      double deviation = deviation(rows, k);
      if (deviation == 0) {
        throw new SampleException(
            "column %d of %s is constant: it has no density".formatted(k + 1, name));
      }
      bandwidths[k] = deviation * factor;
    }
    return bandwidths;
  }

  private static double deviation(double[][] rows, int k) {
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < rows.length; i++) {
      double change = rows[i][k] - mean;
      mean += change / (i + 1);
      squares += change * (rows[i][k] - mean);
    }
    return Math.sqrt(squares / (rows.length - 1));
  }

  /** Up to the constant (d/2)·log 2π, which both densities have. */
  private static double logDensity(
      double[][] rows, double[] point, int without, double[] bandwidths) {
    double[] exponents = new double[rows.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < rows.length; j++) {
      double sum = 0;
      for (int k = 0; k < point.length; k++) {
        double z = (rows[j][k] - point[k]) / bandwidths[k];
        sum += z * z;
      }
      exponents[j] = j == without ? Double.NEGATIVE_INFINITY : -0.5 * sum;
      greatest = Math.max(greatest, exponents[j]);
    }
    double total = 0;
    for (double exponent : exponents) {
      total += ScalarMath.exp(exponent - greatest);
    }
    double logVolume = 0;
    for (double bandwidth : bandwidths) {
      logVolume += ScalarMath.log(bandwidth);
    }
    int others = without < 0 ? rows.length : rows.length - 1;
    return greatest + ScalarMath.log(total / others) - logVolume;
  }
}
