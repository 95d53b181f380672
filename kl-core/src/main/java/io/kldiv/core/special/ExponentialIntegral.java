package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/**
 * The exponential integrals {@code Eₙ(x) = ∫₁^∞ e⁻ˣᵗ t⁻ⁿ dt}, scaled by {@code eˣ}.
 *
 * <p>{@code E₁(x) + log x} is entire (DLMF 6.6.2), a polynomial on (0, 1], from which the others
 * follow by {@code n·Eₙ₊₁ = e⁻ˣ − x·Eₙ} (DLMF 8.19.12). Beyond 1 the even part of the continued
 * fraction DLMF 8.19.17, from its far end.
 */
public final class ExponentialIntegral {
  // E₁(x) + log x in x − ½ on [0, 1], within 2^-61.
  private static final double[] ENTIRE = {
    -0x1.11262ba8bb9b6p-3,
    0x1.92e9a0720d3ecp-1,
    -0x1.7179c2ac4f788p-3,
    0x1.3a4dba1c75d4bp-5,
    -0x1.cb2d666077470p-8,
    0x1.20c319a556088p-10,
    -0x1.3cdd41b938125p-13,
    0x1.33836e3db0d3bp-16,
    -0x1.0b223968f882fp-19,
    0x1.a3b4f3238fdc9p-23,
    -0x1.2cc4b1914fcd1p-26,
    0x1.8c26e90441e50p-30,
    -0x1.e296619b3a3e1p-34,
    0x1.1269fb4e6e147p-37,
    -0x1.225f6747f23a2p-41
  };

  private ExponentialIntegral() {}

  /**
   * {@code eˣ·Eₙ(x)}, error under 6 ulp for {@code n ≤ 3}.
   *
   * @param n the order, at least 1
   * @param x the argument
   * @return for 0 the limit {@code 1/(n − 1)}; NaN for a negative argument
   * @throws IllegalArgumentException if the order is below 1
   */
  public static double scaled(int n, double x) {
    if (n < 1) {
      throw new IllegalArgumentException(
          "the order of an exponential integral must be at least 1, but is " + n);
    }
    if (!(x > 0)) {
      return x == 0 ? 1.0 / (n - 1) : Double.NaN;
    }
    if (x > 1) {
      return fraction(n, x);
    }
    double y = ScalarMath.exp(x) * (Polynomial.of(ENTIRE, x - 0.5) - ScalarMath.log(x));
    for (int k = 1; k < n; k++) {
      y = Math.fma(-x, y, 1) / k;
    }
    return y;
  }

  /** {@code 1/(x + n − n/(x + n + 2 − 2(n + 1)/(x + n + 4 − …)))}. */
  private static double fraction(int n, double x) {
    int terms = 15 + (int) (120 / x);
    double y = x + n + 2.0 * terms;
    for (int k = terms; k >= 1; k--) {
      y = x + n + 2.0 * (k - 1) - k * (n + k - 1.0) / y;
    }
    return 1 / y;
  }
}
