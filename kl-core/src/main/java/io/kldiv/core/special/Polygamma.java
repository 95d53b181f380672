package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.kernel.ScalarTrigonometry;

/**
 * The derivatives of {@code log Γ}: {@code ψ} (digamma), {@code ψ′} (trigamma) and on.
 *
 * <p>Digamma is a polynomial on {@code [1, 3]}, times its zero {@code x₀ = 1.4616…} held in two
 * doubles; elsewhere {@code ψ(x + 1) = ψ(x) + 1/x} (DLMF 5.5.2), from 10 the asymptotic series
 * (DLMF 5.11.2), below 0 reflection (DLMF 5.5.4). The others are {@code ψ⁽ⁿ⁾(x) = (−1)ⁿ⁺¹ n! ζ(n +
 * 1, x)} (DLMF 25.11.12), terms of one sign, the tail by the Euler–Maclaurin formula (DLMF
 * 25.11.5).
 */
public final class Polygamma {
  /** The greatest order. */
  public static final int MAX_ORDER = 30;

  private static final double ROOT = 0x1.762d86356be3fp+0;
  private static final double ROOT_LOW = 0x1.b86a722197829p-54;

  // ψ(x)/(x − x₀) in x − 3/2 on [1, 2], within 2^-60.
  private static final double[] DIGAMMA_ONE = {
    0x1.e6f0cbb873616p-1,
    -0x1.b1cb63005ee96p-2,
    0x1.eca189b8e6f7bp-3,
    -0x1.2feeeb98a7e14p-3,
    0x1.8512e59037f3fp-4,
    -0x1.fb4420299c39ep-5,
    0x1.4de9aa17fed5cp-5,
    -0x1.b9f8b14eb372ep-6,
    0x1.256471573c163p-6,
    -0x1.8635595c28480p-7,
    0x1.03c0b29031197p-7,
    -0x1.5a07ffdcf1525p-8,
    0x1.cd1f2dbc0dbedp-9,
    -0x1.335166d938f39p-9,
    0x1.99e14548a2d9bp-10,
    -0x1.1138fd323dc0cp-10,
    0x1.69be71d89ad40p-11,
    -0x1.e24e3f4fdc1dcp-12,
    0x1.56ae8897d5d3dp-12,
    -0x1.c8e71b670fd14p-13,
    0x1.80c273fb322c5p-14,
    -0x1.0081238b97022p-14,
    0x1.0080971c5617fp-13,
    -0x1.5600aebc07538p-14
  };

  // ψ(x) in x − 5/2 on [2, 3], within 2^-61.
  private static final double[] DIGAMMA_TWO = {
    0x1.680425af12b5ep-1,
    0x1.f62057f7296c9p-2,
    -0x1.e3bef327df0e8p-4,
    0x1.31b4c4359df65p-5,
    -0x1.ac61ab99a0a79p-7,
    0x1.3bf9d580f6b0fp-8,
    -0x1.dfdf12b5f2d67p-10,
    0x1.72e008364b66ep-11,
    -0x1.21de18d90001dp-12,
    0x1.c872e51c22fc0p-14,
    -0x1.6926f96d1127dp-15,
    0x1.1eb3ecd687863p-16,
    -0x1.c84255402acf3p-18,
    0x1.6bea93979c6cfp-19,
    -0x1.225ad7370d760p-20,
    0x1.c72d7cf1aca96p-22,
    -0x1.6ba56198a71a5p-23,
    0x1.66b84e4b82836p-24,
    -0x1.1ecc7c8955561p-25
  };

  // B₂ₖ/2k, k = 1, 2, …
  private static final double[] SERIES = {
    1.0 / 12,
    -1.0 / 120,
    1.0 / 252,
    -1.0 / 240,
    1.0 / 132,
    -691.0 / 32760,
    1.0 / 12,
    -3617.0 / 8160,
    43867.0 / 14364,
    -174611.0 / 6600
  };

  // B₂ₖ/(2k)!, k = 1, 2, …
  static final double[] EULER = {
    0x1.5555555555555p-4,
    -0x1.6c16c16c16c17p-10,
    0x1.1566abc011567p-15,
    -0x1.bbd779334ef0bp-21,
    0x1.66a8f2bf70ebep-26,
    -0x1.22805d644267fp-31,
    0x1.d6db2c4e09162p-37,
    -0x1.7da4e1f79955cp-42,
    0x1.355871d652e9ep-47,
    -0x1.f57d968caacf1p-53,
    0x1.967e1f09c376fp-58,
    -0x1.497d9033a2b5cp-63
  };

  private Polygamma() {}

  /**
   * {@code ψ(x)}, the derivative of {@code log Γ}; error under 3 ulp for {@code x > 0}; below 0,
   * where it has zeros, error under {@code 1e-15·(1 + |ψ| + |π cot πx|)}.
   *
   * @param x any number
   * @return {@code −∞} at +0, {@code +∞} at −0, NaN at the negative integers and {@code −∞}
   */
  public static double digamma(double x) {
    if (x >= 1) {
      return x < 10 ? middle(x) : digammaSeries(x);
    }
    if (x > 0) {
      return (x - (ROOT - 1) - ROOT_LOW) * Polynomial.of(DIGAMMA_ONE, x - 0.5) - 1 / x;
    }
    if (x == 0) {
      return -1 / x;
    }
    double r = x - Math.rint(x);
    if (!(r < 0 || r > 0)) {
      return Double.NaN;
    }
    double cotangent = ScalarTrigonometry.cos(Math.PI * r) / ScalarTrigonometry.sin(Math.PI * r);
    return digamma(-x) - 1 / x - Math.PI * cotangent;
  }

  /**
   * {@code ψ⁽ⁿ⁾(x)}, the n-th derivative of {@link #digamma}; error under 6 ulp for {@code n ≤ 3}
   * and under {@code 4 + 2n} ulp on.
   *
   * @param order n, from 0 to {@link #MAX_ORDER}
   * @param x the argument, at least 0 unless n is 0
   * @return NaN for {@code x < 0} and {@code n ≥ 1}, infinite at 0
   * @throws IllegalArgumentException if the order is not in its range
   */
  public static double of(int order, double x) {
    if (order < 0 || order > MAX_ORDER) {
      throw new IllegalArgumentException(
          "the order of polygamma must be from 0 to %d, but is %d".formatted(MAX_ORDER, order));
    }
    if (order == 0) {
      return digamma(x);
    }
    double factorial = order % 2 == 0 ? -1 : 1;
    for (int i = 2; i <= order; i++) {
      factorial *= i;
    }
    if (!(x > 0)) {
      return x == 0 ? factorial * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return x == Double.POSITIVE_INFINITY ? factorial * 0.0 : factorial * zeta(order + 1, x);
  }

  /** Hurwitz's zeta function {@code Σ (x + k)⁻ˢ} for {@code s ≥ 2}, {@code x > 0}. */
  private static double zeta(int s, double x) {
    int steps = (int) Math.ceil(Math.max(0, s + 14 - x));
    double sum = tail(s, x + steps);
    for (int k = steps - 1; k >= 0; k--) {
      sum += Powers.inverse(x + k, s);
    }
    return sum;
  }

  /** The same by the Euler–Maclaurin formula, for {@code x ≥ s + 14}. */
  private static double tail(int s, double x) {
    double r = 1 / x;
    double rising = s;
    double factor = r;
    double correction = 0.5;
    for (int k = 1; k <= EULER.length; k++) {
      correction = Math.fma(EULER[k - 1], rising * factor, correction);
      rising *= (s + 2.0 * k - 1) * (s + 2.0 * k);
      factor *= r * r;
    }
    return Powers.inverse(x, s - 1) * Math.fma(r, correction, 1.0 / (s - 1));
  }

  private static double middle(double x) {
    if (x <= 2) {
      return (x - ROOT - ROOT_LOW) * Polynomial.of(DIGAMMA_ONE, x - 1.5);
    }
    double y = x;
    double sum = 0;
    while (y > 3) {
      y -= 1;
      sum += 1 / y;
    }
    return sum + Polynomial.of(DIGAMMA_TWO, y - 2.5);
  }

  private static double digammaSeries(double x) {
    double r = 1 / x;
    return ScalarMath.log(x) - r * Math.fma(r, Polynomial.of(SERIES, r * r), 0.5);
  }
}
