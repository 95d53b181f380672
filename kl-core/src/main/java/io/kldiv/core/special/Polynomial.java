package io.kldiv.core.special;

/** Polynomials by Horner's rule. */
final class Polynomial {
  private Polynomial() {}

  /** {@code c₀ + c₁x + c₂x² + …}. */
  static double of(double[] c, double x) {
    double y = c[c.length - 1];
    for (int i = c.length - 2; i >= 0; i--) {
      y = Math.fma(y, x, c[i]);
    }
    return y;
  }
}
