package io.kldiv.core.kernel;

/**
 * Powers: {@code aᵇ = exp(b·log a)} with the logarithm and the product in two doubles each, error
 * under 1 ulp. Both twins use it as it is.
 */
public final class ScalarPower {
  private static final double THIRD = 1.0 / 3;
  private static final double THIRD_LOW = 0x1.5555555555555p-56;

  private ScalarPower() {}

  /** {@code aᵇ} with the edge values of C99. */
  public static double pow(double a, double b) {
    if (b == 0 || a == 1) {
      return 1;
    }
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.NaN;
    }
    double x = Math.abs(a);
    if (Double.isInfinite(b)) {
      return x == 1 ? 1 : (x > 1) == (b > 0) ? Double.POSITIVE_INFINITY : 0;
    }
    boolean negative = Double.doubleToRawLongBits(a) < 0;
    if (x == 0 || x == Double.POSITIVE_INFINITY) {
      double size = (x == 0) == (b > 0) ? 0 : Double.POSITIVE_INFINITY;
      return negative && isOdd(b) ? -size : size;
    }
    if (negative && b != Math.rint(b)) {
      return Double.NaN;
    }
    double size = positive(x, b);
    return negative && isOdd(b) ? -size : size;
  }

  private static boolean isOdd(double b) {
    return b == Math.rint(b) && b / 2 != Math.rint(b / 2);
  }

  /** The power of a positive finite number. */
  private static double positive(double x, double b) {
    boolean subnormal = x < Double.MIN_NORMAL;
    double scaled = subnormal ? x * 0x1p54 : x;
    long j = Double.doubleToRawLongBits(scaled) + Coefficients.LOG_OFFSET;
    double k = ScalarMath.exponent(j) - (subnormal ? 54.0 : 0.0);
    double m = ScalarMath.mantissa(j);

    // s = (m − 1)/(m + 1) in two parts; log m = 2·atanh s.
    double top = m - 1;
    double bottom = m + 1;
    double bottomLow = m - (bottom - 1);
    double s = top / bottom;
    double sLow = Math.fma(-s, bottomLow, Math.fma(-s, bottom, top)) / bottom;

    // p = atanh(s)/s − 1 = z/3 + z²/5 + …, z = s², in two parts.
    double z = s * s;
    double zLow = Math.fma(2 * s, sLow, Math.fma(s, s, -z));
    double first = z * THIRD;
    double firstLow = Math.fma(z, THIRD, -first) + Math.fma(z, THIRD_LOW, zLow * THIRD);
    double rest = z * z * series(z);
    double p = first + rest;
    double pLow = ((first - p) + rest) + firstLow;

    // log m = 2s·(1 + p), and k·log 2 added, in two parts.
    double twice = 2 * s;
    double product = twice * p;
    double productLow =
        Math.fma(twice, p, -product) + Math.fma(twice, pLow, 2 * Math.fma(sLow, p, sLow));
    double log = twice + product;
    double logLow = ((twice - log) + product) + productLow;
    double whole = k * Coefficients.LN2_HIGH;
    double sum = whole + log;
    double low = ((whole - sum) + log) + Math.fma(k, Coefficients.LN2_LOW, logLow);

    return expOfProduct(b, sum + low, (sum - (sum + low)) + low);
  }

  /** {@code exp(b·(log + logLow))}. */
  private static double expOfProduct(double b, double log, double logLow) {
    double e = b * log;
    if (Math.abs(e) > Coefficients.EXP_LIMIT) {
      return e > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    return ScalarMath.expOfSum(e, Math.fma(b, logLow, Math.fma(b, log, -e)));
  }

  /** {@code 1/5 + z/7 + z²/9 + …} for {@code 0 ≤ z ≤ 0.0295}. */
  private static double series(double z) {
    double r = Math.fma(z, 1.0 / 25, 1.0 / 23);
    r = Math.fma(z, r, 1.0 / 21);
    r = Math.fma(z, r, 1.0 / 19);
    r = Math.fma(z, r, 1.0 / 17);
    r = Math.fma(z, r, 1.0 / 15);
    r = Math.fma(z, r, 1.0 / 13);
    r = Math.fma(z, r, 1.0 / 11);
    r = Math.fma(z, r, 1.0 / 9);
    r = Math.fma(z, r, 1.0 / 7);
    return Math.fma(z, r, 1.0 / 5);
  }
}
