package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/** The distribution function {@code Φ} of the standard normal law, its logarithm and inverse. */
public final class NormalLaw {
  private static final double SQRT_HALF = 0.7071067811865476;
  private static final double SQRT_2 = 1.4142135623730951;
  private static final double HALF_SQRT_PI = 0.886226925452758;
  private static final double INVERSE_SQRT_PI = 0.5641895835477563;

  private NormalLaw() {}

  /**
   * {@code Φ(x) = ½·erfc(−x/√2)}, error under 4 ulp while it is not subnormal.
   *
   * @param x any number
   * @return a number in [0, 1]
   */
  public static double cdf(double x) {
    double z = -x * SQRT_HALF;
    if (z < 0.5) {
      return 0.5 * ErrorFunctions.erfc(z);
    }
    if (!(z < 28)) {
      return z > 0 ? 0 : z;
    }
    double square = 0.5 * x * x;
    double low = 0.5 * Math.fma(x, x, -x * x);
    return 0.5 * ScalarMath.expOfSum(-square, -low) * ErrorFunctions.erfcx(z);
  }

  /**
   * {@code log Φ(x)}, error under 4 ulp: {@code log(½·erfcx(−x/√2)) − x²/2} below −1.
   *
   * @param x any number
   * @return a number {@code ≤ 0}
   */
  public static double logCdf(double x) {
    double z = -x * SQRT_HALF;
    if (x < -1) {
      return z == Double.POSITIVE_INFINITY
          ? Double.NEGATIVE_INFINITY
          : Math.fma(-0.5 * x, x, ScalarMath.log(0.5 * ErrorFunctions.erfcx(z)));
    }
    return x <= 0 ? ScalarMath.log(0.5 * ErrorFunctions.erfc(z)) : ScalarMath.log1p(-cdf(-x));
  }

  /**
   * The quantile: x with {@code Φ(x) = p}, error under 4 ulp.
   *
   * <p>Newton's method with Halley's correction, {@code erf(y) = 2p − 1} solved between the
   * quartiles and {@code log erfc(y) = log(2·min(p, 1 − p))} beyond, {@code y = |x|/√2}.
   *
   * @param p a probability
   * @return {@code −∞} at 0, {@code +∞} at 1, NaN outside of [0, 1]
   */
  public static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      return p == 0 ? Double.NEGATIVE_INFINITY : p == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (p >= 0.25 && p <= 0.75) {
      return SQRT_2 * inverseErf(2 * p - 1);
    }
    double y = inverseErfc(2 * Math.min(p, 1 - p));
    return p < 0.5 ? -SQRT_2 * y : SQRT_2 * y;
  }

  /** For {@code |q| ≤ ½}. */
  private static double inverseErf(double q) {
    double y = HALF_SQRT_PI * q * (1 + 0.26 * q * q);
    for (int i = 0; i < 3; i++) {
      double step = (ScalarMath.erf(y) - q) * HALF_SQRT_PI * ScalarMath.exp(y * y);
      y -= step / (1 + y * step);
    }
    return y;
  }

  /** For {@code 0 < q ≤ ½}. */
  private static double inverseErfc(double q) {
    double log = ScalarMath.log(q);
    double y = Math.sqrt(-log);
    y = Math.max(0.4, Math.sqrt(-log - ScalarMath.log(y + 0.6)) - 0.15 / y);
    for (int i = 0; i < 4; i++) {
      double scaled = ErrorFunctions.erfcx(y);
      double excess = ScalarMath.log(scaled) - Math.fma(y, y, log);
      y += excess * scaled / (2 * INVERSE_SQRT_PI);
    }
    return y;
  }
}
