package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.kernel.ScalarPower;

/**
 * The regularised incomplete gamma functions {@code P(a, x) = γ(a, x)/Γ(a)} and {@code Q = 1 − P}:
 * the distribution function of a gamma law of shape a and rate 1, and its complement.
 *
 * <p>Below {@code a + 1} the series DLMF 8.11.4 for P, above it the continued fraction 8.9.2 (its
 * even part) for Q; for {@code a < 1} and a small x Q from DLMF 8.7.1; for {@code a ≥ 10⁶} Temme's
 * uniform expansion, DLMF 8.12.3 with three of its terms. The factor before them, {@code xᵃe⁻ˣ/Γ(a
 * + 1)}, is {@code exp(−a·φ(x/a) − Δ(a))/√(2πa)} for {@code a ≥ 10}, with {@code a·φ} a relative
 * entropy. The derivative in a is that of each term of the series or the fraction.
 */
public final class IncompleteGamma {
  private static final double TEMME = 1e6;
  private static final double SERIES_END = 1.5;
  private static final double TWO_PI = 6.28318530717958647692;

  // Coefficients of DLMF 8.12.10 in powers of η, from the series of μ − log(1 + μ) = η²/2.
  private static final double[] TEMME_0 = {
    -1.0 / 3,
    1.0 / 12,
    -2.0 / 135,
    1.0 / 864,
    1.0 / 2835,
    -139.0 / 777600,
    1.0 / 25515,
    -571.0 / 261273600,
    -281.0 / 151559100,
    0x1.bd6d21e4b4109p-21,
    -0x1.7b5f9a2d0465cp-23,
    0x1.ccf5ceb7f0d9fp-28,
    0x1.6097d55c37c1cp-27,
    -0x1.2d2197c7a2faap-28
  };
  private static final double[] TEMME_1 = {
    -1.0 / 540,
    -1.0 / 288,
    1.0 / 378,
    -77.0 / 77760,
    1.0 / 4860,
    -1.0 / 2488320,
    -2743.0 / 151559100,
    0x1.00a9cabd6b83ep-17,
    -11.0 / 6823440,
    0x1.3f59230a8357cp-28
  };
  private static final double[] TEMME_2 = {
    25.0 / 6048, -139.0 / 51840, 1.0 / 1296, 1.0 / 497664, -6199.0 / 57736800, 5531.0 / 104509440
  };

  private IncompleteGamma() {}

  /**
   * {@code P(a, x)}, error under {@code 6e-14} of the value where that is at least {@code 1e-100};
   * measured for a from {@code 1e-10} to {@code 1e12}.
   *
   * @param a the shape, positive and finite
   * @param x a number {@code ≥ 0}
   * @return a number in [0, 1]; NaN outside of this domain
   */
  public static double lower(double a, double x) {
    if (isEdge(a, x)) {
      return edge(a, x);
    }
    if (a >= TEMME) {
      return temme(a, x, false);
    }
    return x <= a + 1 ? factor(a, x) * series(a, x, false) : 1 - upper(a, x);
  }

  /**
   * {@code Q(a, x) = 1 − P(a, x)}, the errors as for P.
   *
   * @param a the shape, positive and finite
   * @param x a number {@code ≥ 0}
   * @return a number in [0, 1]; NaN outside of this domain
   */
  public static double upper(double a, double x) {
    if (isEdge(a, x)) {
      return 1 - edge(a, x);
    }
    if (a >= TEMME) {
      return temme(a, x, true);
    }
    if (a < 1 && x < SERIES_END) {
      return upperNearZero(a, x);
    }
    return x <= a + 1 ? 1 - lower(a, x) : factor(a, x) * a * fraction(a, x, false);
  }

  /**
   * The density {@code xᵃ⁻¹e⁻ˣ/Γ(a)}, the derivative of P in x.
   *
   * @param a the shape, positive and finite
   * @param x a number {@code ≥ 0}
   * @return NaN outside of this domain
   */
  public static double density(double a, double x) {
    if (x == 0 && a > 0) {
      return a > 1 ? 0 : a == 1 ? 1 : Double.POSITIVE_INFINITY;
    }
    return isEdge(a, x) ? 0 * edge(a, x) : factor(a, x) * a / x;
  }

  /**
   * The derivative of P in the shape a; error under {@code 6e-14} of the value for {@code a ≤ 1e4};
   * from 10⁸ on by two terms of the quantile's expansion, error under {@code 1e-7}.
   *
   * @param a the shape, positive and finite
   * @param x a number {@code ≥ 0}
   * @return a number {@code ≤ 0}; NaN outside of this domain
   */
  public static double shapeDerivative(double a, double x) {
    if (isEdge(a, x)) {
      return 0 * edge(a, x);
    }
    double factor = factor(a, x);
    if (a >= 1e8) {
      return -factor * (a / x) * (1 + 0.5 * (x - a) / a);
    }
    double log = ScalarMath.log(x);
    if (x <= a + 1) {
      double slope = log - Polygamma.digamma(a + 1);
      return factor * Math.fma(slope, series(a, x, false), series(a, x, true));
    }
    double slope = log - Polygamma.digamma(a);
    return -factor * a * Math.fma(slope, fraction(a, x, false), fraction(a, x, true));
  }

  private static boolean isEdge(double a, double x) {
    return !(a > 0 && a < Double.POSITIVE_INFINITY && x > 0 && x < Double.POSITIVE_INFINITY);
  }

  private static double edge(double a, double x) {
    if (!(a > 0 && a < Double.POSITIVE_INFINITY && x >= 0)) {
      return Double.NaN;
    }
    return x == 0 ? 0 : 1;
  }

  /** {@code xᵃe⁻ˣ/Γ(a + 1)}. */
  private static double factor(double a, double x) {
    if (a < LogGamma.STIRLING) {
      return ScalarPower.pow(x, a) * ScalarMath.exp(-x - LogGamma.onePlus(a));
    }
    double entropy = ScalarMath.relativeEntropy(a, x);
    return ScalarMath.exp(-entropy - LogGamma.remainder(a)) / Math.sqrt(TWO_PI * a);
  }

  /** {@code Σ xⁿ/(a + 1)ₙ}, or its derivative in a. */
  private static double series(double a, double x, boolean derived) {
    double term = 1;
    double sum = 1;
    double inverses = 0;
    double derivative = 0;
    for (int n = 1; term > 0x1p-58 * sum; n++) {
      term *= x / (a + n);
      sum += term;
      inverses += 1 / (a + n);
      derivative -= term * inverses;
    }
    return derived ? derivative : sum;
  }

  /**
   * {@code 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − 2·(2 − a)/(x + 5 − a − …)))}, or its derivative.
   */
  private static double fraction(double a, double x, boolean derived) {
    // Numerator and denominator of the convergent (1) and the one before (0), d their derivatives.
    double b = x + 1 - a;
    double a0 = 0;
    double a1 = 1 / b;
    double b0 = 1 / b;
    double da0 = 0;
    double da1 = 0;
    double db0 = 0;
    double db1 = -1 / b;
    double value = a1;
    double slope = -a1 * db1;
    double change = 1;
    // The bound is far above the number of terms needed; it ends a last bit's oscillation.
    double most = 300 + 40 * Math.sqrt(a);
    for (int n = 1; change > 0x1p-56 && n < most; n++) {
      b = x + 2.0 * n + 1 - a;
      double c = -n * (n - a);
      double next = b + c * b0;
      double dNext = (b * db1 - 1 + c * db0 + n * b0) / next;
      double top = (b * a1 + c * a0) / next;
      double dTop = (b * da1 - a1 + c * da0 + n * a0) / next;
      a0 = a1 / next;
      da0 = da1 / next;
      b0 = 1 / next;
      db0 = db1 / next;
      a1 = top;
      da1 = dTop;
      db1 = dNext;
      double newSlope = da1 - a1 * db1;
      change = Math.abs(a1 - value) / a1;
      if (derived) {
        change = Math.max(change, Math.abs(newSlope - slope) / Math.abs(newSlope));
      }
      value = a1;
      slope = newSlope;
    }
    return derived ? slope : value;
  }

  /** {@code 1 − xᵃ/Γ(a + 1)·(1 + a·Σ (−x)ⁿ/((a + n)·n!))}. */
  private static double upperNearZero(double a, double x) {
    double sum = 0;
    double term = 1;
    for (int n = 1; n < 30; n++) {
      term *= -x / n;
      sum += term / (a + n);
    }
    double exponent = Math.fma(a, ScalarMath.log(x), -LogGamma.onePlus(a));
    return -ScalarMath.expm1(exponent) - ScalarMath.exp(exponent) * a * sum;
  }

  private static double temme(double a, double x, boolean upper) {
    double entropy = ScalarMath.relativeEntropy(a, x);
    double eta = Math.copySign(Math.sqrt(2 * entropy / a), x - a);
    if (Math.abs(eta) > 0.1) {
      return upper == x < a ? 1 : 0;
    }
    double sum =
        Polynomial.of(TEMME_0, eta)
            + (Polynomial.of(TEMME_1, eta) + Polynomial.of(TEMME_2, eta) / a) / a;
    double rest = ScalarMath.exp(-entropy) / Math.sqrt(TWO_PI * a) * sum;
    double z = Math.copySign(Math.sqrt(entropy), eta);
    return upper ? 0.5 * ErrorFunctions.erfc(z) + rest : 0.5 * ErrorFunctions.erfc(-z) - rest;
  }
}
