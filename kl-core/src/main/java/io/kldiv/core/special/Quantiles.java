package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/**
 * The inverses of the incomplete gamma and beta functions in x: quantiles of gamma and beta laws.
 *
 * <p>Newton's method with Halley's correction from a closed start (Wilson and Hilferty, 1931; the
 * first term of the power series for a small shape), held in a bracket that every evaluation
 * narrows; equations are for the smaller of p and {@code 1 − p}.
 */
public final class Quantiles {
  private static final int MOST_STEPS = 200;

  private Quantiles() {}

  /**
   * x with {@code P(a, x) = p} for a gamma law of shape a and rate 1, to the accuracy of {@link
   * IncompleteGamma}.
   *
   * @param a the shape, positive and finite
   * @param p a probability
   * @return 0 at 0, {@code +∞} at 1; NaN outside of this domain
   */
  public static double gamma(double a, double p) {
    if (!(a > 0 && a < Double.POSITIVE_INFINITY && p > 0 && p < 1)) {
      boolean end = a > 0 && a < Double.POSITIVE_INFINITY && (p == 0 || p == 1);
      return end ? p / (1 - p) : Double.NaN;
    }
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double x = gammaStart(a, p);
    for (int i = 0; i < MOST_STEPS; i++) {
      double excess =
          p <= 0.5 ? IncompleteGamma.lower(a, x) - p : (1 - p) - IncompleteGamma.upper(a, x);
      low = excess < 0 ? x : low;
      high = excess < 0 ? high : x;
      double step = halley(excess / IncompleteGamma.density(a, x), (a - 1) / x - 1);
      double next = x - step;
      if (!(next > low && next < high)) {
        next = high == Double.POSITIVE_INFINITY ? 2 * x : low == 0 ? high / 8 : middle(low, high);
      }
      if (Math.abs(next - x) <= 0x1p-52 * x || excess == 0) {
        return excess == 0 ? x : next;
      }
      x = next;
    }
    return x;
  }

  /**
   * x with {@code I_x(a, b) = p} for a beta law, to the accuracy of {@link IncompleteBeta}.
   *
   * @param a the first shape, positive and finite
   * @param b the second shape, positive and finite
   * @param p a probability
   * @return a number in [0, 1]; NaN outside of this domain
   */
  public static double beta(double a, double b, double p) {
    if (!(p > 0 && p < 1) || Double.isNaN(IncompleteBeta.of(a, b, 0.5))) {
      return Double.isNaN(IncompleteBeta.of(a, b, p)) ? Double.NaN : p;
    }
    double low = 0;
    double high = 1;
    double x = betaStart(a, b, p);
    for (int i = 0; i < MOST_STEPS; i++) {
      double excess =
          p <= 0.5 ? IncompleteBeta.of(a, b, x) - p : (1 - p) - IncompleteBeta.of(b, a, 1 - x);
      low = excess < 0 ? x : low;
      high = excess < 0 ? high : x;
      double bend = (a - 1) / x - (b - 1) / (1 - x);
      double next = x - halley(excess / IncompleteBeta.density(a, b, x), bend);
      if (!(next > low && next < high)) {
        next = low == 0 ? high / 8 : middle(low, high);
      }
      if (Math.abs(next - x) <= 0x1p-52 * x || excess == 0) {
        return excess == 0 ? x : next;
      }
      x = next;
    }
    return x;
  }

  /** The step for a Newton step and the logarithmic derivative of the density. */
  private static double halley(double newton, double bend) {
    return newton / Math.max(0.5, Math.min(2, 1 - 0.5 * newton * bend));
  }

  /** A point inside a bracket: the geometric mean where the bracket spans more than a factor 4. */
  private static double middle(double low, double high) {
    return high > 4 * low ? Math.sqrt(low) * Math.sqrt(high) : low + 0.5 * (high - low);
  }

  private static double gammaStart(double a, double p) {
    double z = NormalLaw.quantile(p);
    double cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
    if (a >= 0.5 && cube > 0.2) {
      return a * cube * cube * cube;
    }
    double x = ScalarMath.exp((ScalarMath.log(p) + LogGamma.onePlus(a)) / a);
    return Math.max(Double.MIN_NORMAL, Math.min(x, a + 10));
  }

  private static double betaStart(double a, double b, double p) {
    double mean = a / (a + b);
    double x = ScalarMath.exp((ScalarMath.log(p) + ScalarMath.log(a) + LogBeta.of(a, b)) / a);
    return Math.max(Double.MIN_NORMAL, x < 0.2 * mean ? x : Math.min(mean, 0.9));
  }
}
