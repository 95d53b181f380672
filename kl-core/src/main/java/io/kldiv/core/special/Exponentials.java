package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/** Logarithms of sums and differences of exponentials, and hyperbolic functions. */
public final class Exponentials {
  private static final double LOG_2 = 0.6931471805599453;

  private Exponentials() {}

  /**
   * {@code log(1 − e⁻ˣ)}, error under 3 ulp (Mächler, 2012: by expm1 below log 2, by log1p above).
   *
   * @param x a number {@code ≥ 0}
   * @return a number {@code ≤ 0}; NaN for a negative argument
   */
  public static double log1mexp(double x) {
    return x < LOG_2
        ? ScalarMath.log(-ScalarMath.expm1(-x))
        : ScalarMath.log1p(-ScalarMath.exp(-x));
  }

  /**
   * {@code log(eᵃ + eᵇ)} without overflow, error under {@code 3e-16·max(1, |a|, |b|)}.
   *
   * @param a any number, {@code −∞} for a term of 0
   * @param b any number
   * @return {@code −∞} if both are
   */
  public static double logAddExp(double a, double b) {
    return a == b ? a + LOG_2 : Math.max(a, b) + ScalarMath.log1p(ScalarMath.exp(-Math.abs(a - b)));
  }

  /**
   * The inverse of {@code sinh}, {@code log(x + √(x² + 1))}, error under 3 ulp.
   *
   * @param x any number
   * @return the area hyperbolic sine
   */
  public static double asinh(double x) {
    double y = Math.abs(x);
    double value =
        y < 0x1p500
            ? ScalarMath.log1p(y + y * (y / (1 + Math.sqrt(Math.fma(y, y, 1)))))
            : ScalarMath.log(y) + LOG_2;
    return Math.copySign(value, x);
  }
}
