package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/**
 * The regularised incomplete beta function {@code I_x(a, b)}: the distribution function of a beta
 * law.
 *
 * <p>The continued fraction DLMF 8.17.22 below the mean, {@code 1 − I_{1−x}(b, a)} above. The
 * factor before it, {@code xᵃ(1 − x)ᵇ/B(a, b)}, is for {@code a, b ≥ 10} made of two relative
 * entropies and Stirling's remainders (Loader, 2000). The derivatives in a and b are those of the
 * fraction.
 */
public final class IncompleteBeta {
  private static final double TWO_PI = 6.28318530717958647692;

  /** What to differentiate by. */
  private enum By {
    NONE,
    A,
    B
  }

  private IncompleteBeta() {}

  /**
   * {@code I_x(a, b)}, error under {@code 6e-14} of the value where that is at least {@code
   * 1e-100}; measured for a and b up to 3,000.
   *
   * @param a the first shape, positive and finite
   * @param b the second shape, positive and finite
   * @param x a number in [0, 1]
   * @return a number in [0, 1]; NaN outside of this domain
   */
  public static double of(double a, double b, double x) {
    if (isEdge(a, b, x)) {
      return edge(a, b, x);
    }
    return isLow(a, b, x)
        ? factor(a, b, x, 1 - x) / a * fraction(a, b, x, By.NONE)
        : 1 - factor(a, b, x, 1 - x) / b * fraction(b, a, 1 - x, By.NONE);
  }

  /**
   * The density {@code xᵃ⁻¹(1 − x)ᵇ⁻¹/B(a, b)}, the derivative in x.
   *
   * @param a the first shape, positive and finite
   * @param b the second shape, positive and finite
   * @param x a number in [0, 1]
   * @return NaN outside of this domain
   */
  public static double density(double a, double b, double x) {
    if (isEdge(a, b, x)) {
      double shape = x == 0 ? a : b;
      double end = shape > 1 ? 0 : shape == 1 ? a + b - 1 : Double.POSITIVE_INFINITY;
      return end + 0 * edge(a, b, x);
    }
    return factor(a, b, x, 1 - x) / x / (1 - x);
  }

  /**
   * The derivative in the first shape; error under {@code 1.2e-13} of the value, measured for
   * shapes up to 100.
   *
   * @param a the first shape, positive and finite
   * @param b the second shape, positive and finite
   * @param x a number in [0, 1]
   * @return a number {@code ≤ 0}; NaN outside of this domain
   */
  public static double derivativeA(double a, double b, double x) {
    if (isEdge(a, b, x)) {
      return 0 * edge(a, b, x);
    }
    double factor = factor(a, b, x, 1 - x);
    double slope = ScalarMath.log(x) + PolygammaIncrease.of(0, a, b);
    if (isLow(a, b, x)) {
      double value = fraction(a, b, x, By.NONE);
      return factor / a * Math.fma(slope - 1 / a, value, fraction(a, b, x, By.A));
    }
    double value = fraction(b, a, 1 - x, By.NONE);
    return -factor / b * Math.fma(slope, value, fraction(b, a, 1 - x, By.B));
  }

  /**
   * The derivative in the second shape; error under {@code 1.2e-13} of the value, measured for
   * shapes up to 100.
   *
   * @param a the first shape, positive and finite
   * @param b the second shape, positive and finite
   * @param x a number in [0, 1]
   * @return a number {@code ≥ 0}; NaN outside of this domain
   */
  public static double derivativeB(double a, double b, double x) {
    if (isEdge(a, b, x)) {
      return 0 * edge(a, b, x);
    }
    double factor = factor(a, b, x, 1 - x);
    double slope = ScalarMath.log1p(-x) + PolygammaIncrease.of(0, b, a);
    if (isLow(a, b, x)) {
      double value = fraction(a, b, x, By.NONE);
      return factor / a * Math.fma(slope, value, fraction(a, b, x, By.B));
    }
    double value = fraction(b, a, 1 - x, By.NONE);
    return -factor / b * Math.fma(slope - 1 / b, value, fraction(b, a, 1 - x, By.A));
  }

  private static boolean isLow(double a, double b, double x) {
    return x <= (a + 1) / (a + b + 2);
  }

  private static boolean isEdge(double a, double b, double x) {
    return !(a > 0 && b > 0 && Math.max(a, b) < Double.POSITIVE_INFINITY && x > 0 && x < 1);
  }

  private static double edge(double a, double b, double x) {
    boolean legal = a > 0 && b > 0 && Math.max(a, b) < Double.POSITIVE_INFINITY;
    return legal && (x == 0 || x == 1) ? x : Double.NaN;
  }

  /** {@code xᵃyᵇ/B(a, b)}, {@code y = 1 − x}. */
  private static double factor(double a, double b, double x, double y) {
    if (Math.min(a, b) < LogGamma.STIRLING) {
      double log = Math.fma(a, ScalarMath.log(x), b * ScalarMath.log1p(-x));
      return ScalarMath.exp(log - LogBeta.of(a, b));
    }
    double n = a + b;
    double entropy = ScalarMath.relativeEntropy(a, n * x) + ScalarMath.relativeEntropy(b, n * y);
    double correction = LogGamma.remainder(n) - LogGamma.remainder(a) - LogGamma.remainder(b);
    return Math.sqrt(a / n * b / TWO_PI) * ScalarMath.exp(correction - entropy);
  }

  /** {@code 1/(1 + d₁/(1 + d₂/(1 + …)))} of DLMF 8.17.22, or a derivative of it. */
  private static double fraction(double a, double b, double x, By by) {
    // Numerator and denominator of the convergent (1) and the one before (0), d their derivatives.
    double a0 = 0;
    double a1 = 1;
    double b0 = 1;
    double da0 = 0;
    double da1 = 0;
    double db0 = 0;
    double db1 = 0;
    double value = 1;
    double slope = 0;
    double change = 1;
    // The bound is far above the number of terms needed; it ends a last bit's oscillation.
    double most = 300 + 40 * Math.sqrt(a + b);
    for (int n = 1; (change > 0x1p-56 || n <= 4) && n < most; n++) {
      double c = coefficient(n, a, b, x);
      double dc = by == By.NONE ? 0 : derivative(n, a, b, x, by);
      double next = 1 + c * b0;
      double top = (a1 + c * a0) / next;
      double dTop = (da1 + c * da0 + dc * a0) / next;
      double dNext = (db1 + c * db0 + dc * b0) / next;
      a0 = a1 / next;
      da0 = da1 / next;
      b0 = 1 / next;
      db0 = db1 / next;
      a1 = top;
      da1 = dTop;
      db1 = dNext;
      double newSlope = da1 - a1 * db1;
      change = Math.abs(a1 - value) / a1;
      if (by != By.NONE) {
        change = Math.max(change, Math.abs(newSlope - slope) / Math.abs(newSlope));
      }
      value = a1;
      slope = newSlope;
    }
    return by == By.NONE ? value : slope;
  }

  private static double coefficient(int n, double a, double b, double x) {
    double m = n / 2;
    double below = (a + n - 1) * (a + n);
    return n % 2 == 0 ? m * (b - m) * x / below : -(a + m) * (a + b + m) * x / below;
  }

  private static double derivative(int n, double a, double b, double x, By by) {
    double m = n / 2;
    double below = (a + n - 1) * (a + n);
    if (by == By.B) {
      return (n % 2 == 0 ? m : -(a + m)) * x / below;
    }
    double inverses = 1 / (a + n - 1) + 1 / (a + n);
    double above = n % 2 == 0 ? 0 : 1 / (a + m) + 1 / (a + b + m);
    return coefficient(n, a, b, x) * (above - inverses);
  }
}
