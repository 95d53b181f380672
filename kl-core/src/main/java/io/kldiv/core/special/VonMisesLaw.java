package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.kernel.ScalarTrigonometry;

/**
 * The law of angles with the density {@code exp(κ cos x)/(2πI₀(κ))}, from −π to π.
 *
 * <p>The distribution function is integrated from 0 by the rule of Gauss and Legendre with 64
 * points, over no more than 12 standard deviations; its inverse is Newton's, held in a bracket.
 */
public final class VonMisesLaw {
  private static final int POINTS = 64;
  private static final int MOST_STEPS = 100;
  private static final double[] NODES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];

  static {
    for (int i = 0; i < POINTS; i++) {
      double x = ScalarTrigonometry.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
      double slope = 1;
      for (int step = 0; step < 6; step++) {
        double before = 1;
        double legendre = x;
        for (int n = 2; n <= POINTS; n++) {
          double next = ((2 * n - 1) * x * legendre - (n - 1) * before) / n;
          before = legendre;
          legendre = next;
        }
        slope = POINTS * (x * legendre - before) / (x * x - 1);
        x -= legendre / slope;
      }
      NODES[i] = 0.5 * (1 + x);
      WEIGHTS[i] = 1 / ((1 - x * x) * slope * slope);
    }
  }

  private VonMisesLaw() {}

  /**
   * The angle below which a variable lies with a probability.
   *
   * @param concentration κ, finite and at least 0
   * @param p a probability
   * @return from −π to π, with an error of 1e-14 of the spread; NaN outside of this domain
   */
  public static double quantile(double concentration, double p) {
    if (!(concentration >= 0 && concentration < Double.POSITIVE_INFINITY && p >= 0 && p <= 1)) {
      return Double.NaN;
    }
    double target = Math.abs(p - 0.5);
    double low = 0;
    double high = Math.PI;
    double x = Math.min(high, 2 * Math.PI * target / peak(concentration));
    for (int i = 0; i < MOST_STEPS && high - low > 0x1p-50 * high; i++) {
      double excess = integral(concentration, x, false) - target;
      low = excess < 0 ? x : low;
      high = excess < 0 ? high : x;
      double next = x - excess / density(concentration, x);
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - x) <= 0x1p-51 * x) {
        break;
      }
      x = next;
    }
    return Math.copySign(target == 0 ? 0 : x, p - 0.5);
  }

  /** The derivative in κ of the probability of an angle below x. */
  public static double byConcentration(double concentration, double x) {
    return Math.copySign(integral(concentration, Math.abs(x), true), x);
  }

  /** The density at an angle. */
  public static double density(double concentration, double x) {
    double sine = ScalarTrigonometry.sin(0.5 * x);
    return peak(concentration) * ScalarMath.exp(-2 * concentration * sine * sine) / (2 * Math.PI);
  }

  /** {@code e^κ/I₀(κ)}. */
  private static double peak(double concentration) {
    return ScalarMath.exp(concentration - BesselRatio.logNormaliser(0, concentration));
  }

  private static double integral(double concentration, double x, boolean derived) {
    double end = Math.min(x, 12 / Math.sqrt(concentration));
    double mean = BesselRatio.of(0, concentration);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double angle = end * NODES[i];
      double factor = derived ? ScalarTrigonometry.cos(angle) - mean : 1;
      double sine = ScalarTrigonometry.sin(0.5 * angle);
      sum += WEIGHTS[i] * factor * ScalarMath.exp(-2 * concentration * sine * sine);
    }
    return end * sum * peak(concentration) / (2 * Math.PI);
  }
}
