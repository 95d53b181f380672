package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/**
 * The convex part of the logarithm of the gamma function, {@code f(x) = log Γ(x) − x·log x + x},
 * with which divergences between gamma, beta and Dirichlet laws are written without cancellation.
 *
 * <p>From 12 by Stirling's series (DLMF 5.11.1), whose terms are subtracted on paper; below by
 * {@code f(x) = f(x + 1) + (x + 1)·log(1 + 1/x) − 1}, of which every step adds a term of the same
 * sign. Own derivation, checked against mpmath.
 */
public final class LogGammaGap {
  private static final double FAR = 12;

  // B₂ₖ/(2k(2k − 1)), k = 1, 2, …
  private static final double[] SERIES = {
    1.0 / 12,
    -1.0 / 360,
    1.0 / 1260,
    -1.0 / 1680,
    1.0 / 1188,
    -691.0 / 360360,
    1.0 / 156,
    -3617.0 / 122400
  };

  private LogGammaGap() {}

  /**
   * {@code f′(x) = ψ(x) − log x}, error under 8 ulp.
   *
   * @param x a number {@code ≥ 0}
   * @return a number {@code ≤ 0}; NaN for a negative argument
   */
  public static double derivative(double x) {
    if (!(x > 0)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    double y = x;
    double sum = 0;
    while (y < FAR) {
      sum += log1pmx(1 / y, 1 + 1 / y);
      y += 1;
    }
    double r = 1 / y;
    double tail = 0;
    for (int k = SERIES.length; k >= 1; k--) {
      tail = (tail + (2 * k - 1) * SERIES[k - 1]) * r * r;
    }
    return sum - (0.5 * r + tail);
  }

  /**
   * {@code f″(x) = ψ′(x) − 1/x}, error under 8 ulp.
   *
   * @param x a number {@code ≥ 0}
   * @return a number {@code ≥ 0}; NaN for a negative argument
   */
  public static double secondDerivative(double x) {
    if (!(x > 0)) {
      return x == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    double y = x;
    double sum = 0;
    while (y < FAR) {
      sum += 1 / y / y / (y + 1);
      y += 1;
    }
    double r = 1 / y;
    double tail = 0;
    for (int k = SERIES.length; k >= 1; k--) {
      tail = (tail + 2 * k * (2 * k - 1) * SERIES[k - 1]) * r * r;
    }
    return sum + r * (0.5 * r + tail);
  }

  /**
   * The Bregman divergence {@code f(b) − f(a) − f′(a)·(b − a)}, exactly 0 at {@code a = b}; error
   * under 16 ulp. It is the divergence of two gamma laws of the same mean, of shape a from shape b.
   *
   * @param b a number {@code ≥ 0}
   * @param a a positive number
   * @return a number {@code ≥ 0}, {@code +∞} for {@code b = 0}; NaN outside of this domain
   */
  public static double bregman(double b, double a) {
    if (!(b > 0 && a > 0 && Math.max(a, b) < Double.POSITIVE_INFINITY)) {
      return b == 0 && a > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (a == b) {
      return 0;
    }
    double difference = b - a;
    double sum = 0;
    double from = a;
    double to = b;
    while (Math.min(from, to) < FAR) {
      sum += step(to, from, difference);
      from += 1;
      to += 1;
    }
    sum += -0.5 * log1pmx(difference / from, to / from);
    double s = from / to;
    return sum
        + (s > 0.5 && s < 2
            ? difference / to * (difference / from) * near(from, s)
            : far(to, from));
  }

  /** That of {@code (x + 1)·log(1 + 1/x)}. */
  private static double step(double b, double a, double difference) {
    double u = -difference / b / (a + 1);
    double ratio = a / (a + 1) * ((b + 1) / b);
    if (!(u > -0.33 && u < 0.5)) {
      return Math.fma(b + 1, ScalarMath.log(ratio), difference / a);
    }
    return Math.fma(b + 1, log1pmx(u, ratio), difference / a * (difference / b) / (a + 1));
  }

  /**
   * That of the series without its factor {@code (b − a)²/ab = (1 − s)²/s}, {@code s = a/b}: of
   * each term {@code cx⁻ᵐ} it is {@code ca⁻ᵐ·Σ (m − i)sⁱ}.
   */
  private static double near(double a, double s) {
    double r = 1 / a;
    double power = r;
    double sum = 0;
    for (int k = 1; k <= SERIES.length; k++) {
      int m = 2 * k - 1;
      double y = 0;
      for (int i = m - 1; i >= 0; i--) {
        y = Math.fma(y, s, m - i);
      }
      sum = Math.fma(SERIES[k - 1] * power, y, sum);
      power *= r * r;
    }
    return sum;
  }

  private static double far(double b, double a) {
    double slope = 0;
    double r = 1 / a;
    for (int k = SERIES.length; k >= 1; k--) {
      slope = (slope + (2 * k - 1) * SERIES[k - 1]) * r * r;
    }
    return LogGamma.remainder(b) - LogGamma.remainder(a) + slope * (b - a);
  }

  /**
   * {@code log(1 + u) − u}, near 0 by {@code log(1 + u) = 2·atanh s}, {@code s = u/(2 + u)}, else
   * from {@code 1 + u}.
   */
  private static double log1pmx(double u, double onePlus) {
    if (!(u > -0.33 && u < 0.5)) {
      return ScalarMath.log(onePlus) - u;
    }
    double s = u / (2 + u);
    double z = s * s;
    double y = 1.0 / 27;
    for (int k = 25; k >= 3; k -= 2) {
      y = Math.fma(y, z, 1.0 / k);
    }
    return s * Math.fma(2 * z, y, -u);
  }
}
