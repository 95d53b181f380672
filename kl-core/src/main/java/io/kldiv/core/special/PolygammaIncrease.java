package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/**
 * How much a derivative of {@code log Γ} grows, {@code ψ⁽ⁿ⁾(x + d) − ψ⁽ⁿ⁾(x)}, without cancellation
 * for a small d.
 *
 * <p>The terms of {@code ζ(n + 1, x) − ζ(n + 1, x + d)}, see {@link Polygamma}, are subtracted one
 * by one as {@code x⁻ᵐ − (x + d)⁻ᵐ = −x⁻ᵐ·expm1(−m·log1p(d/x))}. Expectations of {@code log X} for
 * beta and Dirichlet laws are such differences.
 */
public final class PolygammaIncrease {
  private PolygammaIncrease() {}

  /**
   * {@code ψ⁽ⁿ⁾(x + d) − ψ⁽ⁿ⁾(x)}, error under 8 ulp for {@code n ≤ 2}.
   *
   * @param order n, from 0 to {@link Polygamma#MAX_ORDER}
   * @param x a positive number
   * @param d a number {@code ≥ 0}
   * @return NaN outside of this domain
   */
  public static double of(int order, double x, double d) {
    if (!(x > 0 && d > 0)) {
      return x > 0 && d == 0 ? 0 : Double.NaN;
    }
    int s = order + 1;
    int steps = (int) Math.ceil(Math.max(0, s + 14 - x));
    double sum = tail(s, x + steps, d);
    for (int k = steps - 1; k >= 0; k--) {
      sum += term(s, x + k, d);
    }
    double factorial = order % 2 == 0 ? 1 : -1;
    for (int i = 2; i <= order; i++) {
      factorial *= i;
    }
    return factorial * sum;
  }

  private static double term(int s, double x, double d) {
    if (s == 1) {
      return d / (x + d) / x;
    }
    return fall(Powers.inverse(x, s), s, ScalarMath.log1p(d / x));
  }

  /** {@code x⁻ᵐ − (x + d)⁻ᵐ}, given {@code x⁻ᵐ} and {@code log((x + d)/x)}. */
  private static double fall(double power, int m, double log) {
    return -power * ScalarMath.expm1(-m * log);
  }

  /** The sum from {@code x ≥ s + 14} on by the Euler–Maclaurin formula. */
  private static double tail(int s, double x, double d) {
    double log = ScalarMath.log1p(d / x);
    double r = 1 / x;
    double power = Powers.inverse(x, s);
    double sum = 0.5 * fall(power, s, log);
    double rising = s;
    for (int k = 1; k <= Polygamma.EULER.length; k++) {
      power *= k == 1 ? r : r * r;
      sum = Math.fma(Polygamma.EULER[k - 1] * rising, fall(power, s + 2 * k - 1, log), sum);
      rising *= (s + 2.0 * k - 1) * (s + 2.0 * k);
    }
    double integral = s == 1 ? log : fall(Powers.inverse(x, s - 1), s - 1, log) / (s - 1);
    return sum + integral;
  }
}
