package io.kldiv.core.kernel;

/**
 * The transcendental functions of one number, made of fused multiply-adds in a fixed order.
 *
 * <p>{@code VectorExponential} and its like compute the very same sequences on vectors, for
 * ordinary arguments: a change here is a change there. Errors are in units in the last place of the
 * exact result; the tests measure them against a high-precision reference. Polynomials are minimax
 * (Remez) fits; those of the logarithm are of Sun's fdlibm (1993). In each, the reduced argument
 * and the rounding of the last steps dominate.
 */
public final class ScalarMath {
  private ScalarMath() {}

  /** {@code eˣ}, error under 0.6 ulp, and under 1 ulp with gradual underflow. */
  public static double exp(double x) {
    return expOfSum(x, 0);
  }

  /** {@code exp(x + tiny)}, {@code tiny} less than the last place of {@code x}. */
  public static double expOfSum(double x, double tiny) {
    double c = x > Coefficients.EXP_LIMIT ? Coefficients.EXP_LIMIT : x;
    c = c < -Coefficients.EXP_LIMIT ? -Coefficients.EXP_LIMIT : c;
    double t = Math.fma(c, Coefficients.LOG2_E, Coefficients.EXP_SHIFT);
    double k = t - Coefficients.EXP_SHIFT;
    double high = Math.fma(k, -Coefficients.LN2_HIGH, c);
    double r = Math.fma(k, -Coefficients.LN2_LOW, high);
    double low = Math.fma(k, -Coefficients.LN2_LOW, high - r);
    double tail = Math.fma(r * r, expTail(r), low);
    tail = Math.fma(tiny, 1 + r + tail, tail);
    // 1 + r is rounded; what that loses is added to the tail.
    double s = 1 + r;
    double y = s + (((1 - s) + r) + tail);
    long exponent = Double.doubleToRawLongBits(t) - Coefficients.ROUND_BITS;
    long half = exponent >>> 1;
    return y
        * Double.longBitsToDouble(half << 52)
        * Double.longBitsToDouble((exponent - half) << 52);
  }

  /** {@code eˣ − 1}, error under 1.5 ulp. */
  public static double expm1(double x) {
    double c = x > Coefficients.EXPM1_HIGH ? Coefficients.EXPM1_HIGH : x;
    c = c < Coefficients.EXPM1_LOW ? Coefficients.EXPM1_LOW : c;
    double t = Math.fma(c, Coefficients.LOG2_E, Coefficients.EXPM1_SHIFT);
    double k = t - Coefficients.EXPM1_SHIFT;
    double high = Math.fma(k, -Coefficients.LN2_HIGH, c);
    double r = Math.fma(k, -Coefficients.LN2_LOW, high);
    double low = Math.fma(k, -Coefficients.LN2_LOW, high - r);
    double tail = Math.fma(r * r, expTail(r), low);
    // Half of 2ᵏ, because 2ᵏ itself overflows before the result does.
    long exponent = Double.doubleToRawLongBits(t) - Coefficients.ROUND_BITS;
    double scale = Double.longBitsToDouble(exponent << 52);
    double y = 2 * Math.fma(scale, tail, Math.fma(scale, r, scale - 0.5));
    return Math.abs(x) < Coefficients.TINY ? x : y;
  }

  /** {@code (eʳ − 1 − r)/r²} for {@code |r| ≤ log(2)/2}. */
  private static double expTail(double r) {
    double q = Math.fma(r, Coefficients.E12, Coefficients.E11);
    q = Math.fma(r, q, Coefficients.E10);
    q = Math.fma(r, q, Coefficients.E9);
    q = Math.fma(r, q, Coefficients.E8);
    q = Math.fma(r, q, Coefficients.E7);
    q = Math.fma(r, q, Coefficients.E6);
    q = Math.fma(r, q, Coefficients.E5);
    q = Math.fma(r, q, Coefficients.E4);
    q = Math.fma(r, q, Coefficients.E3);
    return Math.fma(r, q, Coefficients.E2);
  }

  /** The natural logarithm, error under 1 ulp, subnormal arguments included. */
  public static double log(double x) {
    boolean subnormal = x < Double.MIN_NORMAL;
    double scaled = subnormal ? x * 0x1p54 : x;
    long j = Double.doubleToRawLongBits(scaled) + Coefficients.LOG_OFFSET;
    double k = exponent(j) - (subnormal ? 54.0 : 0.0);
    double y = logOfParts(k, mantissa(j) - 1, 0);
    y = x < Double.POSITIVE_INFINITY ? y : x;
    y = x == 0 ? Double.NEGATIVE_INFINITY : y;
    return x < 0 ? Double.NaN : y;
  }

  /** {@code log(1 + x)}, error under 1 ulp. */
  public static double log1p(double x) {
    double u = 1 + x;
    double v = u - 1;
    double low = (1 - (u - v)) + (x - v);
    long j = Double.doubleToRawLongBits(u) + Coefficients.LOG_OFFSET;
    double y = logOfParts(exponent(j), mantissa(j) - 1, low / u);
    y = x < Double.POSITIVE_INFINITY ? y : x;
    y = x == -1 ? Double.NEGATIVE_INFINITY : y;
    y = Math.abs(x) < Coefficients.TINY ? x : y;
    return x < -1 ? Double.NaN : y;
  }

  /** The exponent {@code k} of {@code x = 2ᵏm}, {@code √½ ≤ m < √2}, from offset bits. */
  static double exponent(long j) {
    return Double.longBitsToDouble((j >>> 52) | Coefficients.TWO_52_BITS)
        - Coefficients.EXPONENT_SHIFT;
  }

  static double mantissa(long j) {
    return Double.longBitsToDouble((j & Coefficients.MANTISSA_MASK) + Coefficients.SQRT_HALF_BITS);
  }

  /** {@code k·log 2 + log(1 + f) + c} for {@code √½ ≤ 1 + f < √2} and a small {@code c}. */
  private static double logOfParts(double k, double f, double c) {
    double half = 0.5 * f * f;
    double s = f / (2 + f);
    double z = s * s;
    double r = Math.fma(z, Coefficients.L7, Coefficients.L6);
    r = Math.fma(z, r, Coefficients.L5);
    r = Math.fma(z, r, Coefficients.L4);
    r = Math.fma(z, r, Coefficients.L3);
    r = Math.fma(z, r, Coefficients.L2);
    r = Math.fma(z, r, Coefficients.L1);
    double low = Math.fma(s, Math.fma(z, r, half), Math.fma(k, Coefficients.LN2_LOW, c));
    return Math.fma(k, Coefficients.LN2_HIGH, f - (half - low));
  }

  /** The hyperbolic tangent, error under 2 ulp. */
  public static double tanh(double x) {
    double a = Math.abs(x);
    double e = expm1(a > Coefficients.TANH_LIMIT ? 2 * Coefficients.TANH_LIMIT : 2 * a);
    return Math.copySign(e / (2 + e), x);
  }

  /** {@code 1/(1 + e⁻ˣ)}, error under 2 ulp. */
  public static double sigmoid(double x) {
    double e = exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /** {@code log(1 + eˣ)}, error under 2 ulp. */
  public static double softplus(double x) {
    return (x <= 0 ? 0 : x) + log1p(exp(-Math.abs(x)));
  }

  /** The error function, error under 1.5 ulp. */
  public static double erf(double x) {
    double a = Math.abs(x);
    double y = a < 1 ? erfSmall(a) : erfLarge(a < Coefficients.ERF_LIMIT ? a : erfClamp(a));
    return Math.copySign(y, x);
  }

  private static double erfClamp(double a) {
    return a >= Coefficients.ERF_LIMIT ? Coefficients.ERF_LIMIT : a;
  }

  private static double erfSmall(double a) {
    double z = a * a;
    double p = Math.fma(z, Coefficients.F13, Coefficients.F12);
    p = Math.fma(z, p, Coefficients.F11);
    p = Math.fma(z, p, Coefficients.F10);
    p = Math.fma(z, p, Coefficients.F9);
    p = Math.fma(z, p, Coefficients.F8);
    p = Math.fma(z, p, Coefficients.F7);
    p = Math.fma(z, p, Coefficients.F6);
    p = Math.fma(z, p, Coefficients.F5);
    p = Math.fma(z, p, Coefficients.F4);
    p = Math.fma(z, p, Coefficients.F3);
    p = Math.fma(z, p, Coefficients.F2);
    p = Math.fma(z, p, Coefficients.F1);
    p = Math.fma(z, p, Coefficients.F0);
    return Math.fma(a, p, a);
  }

  /** {@code 1 − exp(−h(a))}, {@code h} a polynomial fit of {@code −log erfc} on {@code [1, 6]}. */
  private static double erfLarge(double a) {
    double u = a - 1;
    double h = Math.fma(u, Coefficients.H17, Coefficients.H16);
    h = Math.fma(u, h, Coefficients.H15);
    h = Math.fma(u, h, Coefficients.H14);
    h = Math.fma(u, h, Coefficients.H13);
    h = Math.fma(u, h, Coefficients.H12);
    h = Math.fma(u, h, Coefficients.H11);
    h = Math.fma(u, h, Coefficients.H10);
    h = Math.fma(u, h, Coefficients.H9);
    h = Math.fma(u, h, Coefficients.H8);
    h = Math.fma(u, h, Coefficients.H7);
    h = Math.fma(u, h, Coefficients.H6);
    h = Math.fma(u, h, Coefficients.H5);
    h = Math.fma(u, h, Coefficients.H4);
    h = Math.fma(u, h, Coefficients.H3);
    h = Math.fma(u, h, Coefficients.H2);
    h = Math.fma(u, h, Coefficients.H1);
    h = Math.fma(u, h, Coefficients.H0);
    return 1 - exp(-h);
  }

  /**
   * {@code p·log(p/q) − p + q}, error under 5 ulp, never negative.
   *
   * <p>The function is homogeneous: numbers near the limits are scaled first. Where they are too
   * far apart for that, one of them is lost beside the other.
   */
  public static double relativeEntropy(double p, double q) {
    if (isOrdinaryRatio(p, q)) {
      return ordinaryEntropy(p, q);
    }
    if (!(p >= 0 && q >= 0)) {
      return Double.NaN;
    }
    if (p == 0) {
      return q;
    }
    if (q == 0 || p == Double.POSITIVE_INFINITY || q == Double.POSITIVE_INFINITY) {
      return p == q ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    int exponent = Math.getExponent(Math.max(p, q));
    double u = Math.scalb(p, -exponent);
    double v = Math.scalb(q, -exponent);
    if (u < Coefficients.RATIO_LEAST) {
      return q;
    }
    if (v < Coefficients.RATIO_LEAST) {
      return p * (log(p) - log(q) - 1);
    }
    return Math.scalb(ordinaryEntropy(u, v), exponent);
  }

  /** Whether the relative entropy needs no scaling; zero for {@code p} is ordinary too. */
  static boolean isOrdinaryRatio(double p, double q) {
    return p >= 0
        && p <= Coefficients.RATIO_MOST
        && q >= Coefficients.RATIO_LEAST
        && q <= Coefficients.RATIO_MOST;
  }

  /**
   * With {@code k} the difference of the two numbers' bits, which are nearly their logarithms,
   * rounded, {@code r = 2ᵏq} is near to {@code p}: {@code ⅔ ≤ p/r ≤ 3/2}. With {@code s = (p −
   * r)/(p + r)}, {@code |s| ≤ ⅕}, is {@code log(p/r) = 2·atanh s = 2s + s·zA(z)}, {@code z = s²}.
   * The result is {@code p·(k·log 2 + s·zA(z)) + (p − r)·s + (q − r)}: for {@code k = 0} nothing
   * cancels, and it is 0 at {@code p = q}; for {@code k = ±1}, {@code q − r} is exact and {@code
   * p·k·log 2} is added to it with one rounding. A {@code p} of 0 leaves {@code q}.
   */
  private static double ordinaryEntropy(double p, double q) {
    long bits = Math.max(Double.doubleToRawLongBits(p), Coefficients.RATIO_ZERO_BITS);
    long j = bits - Double.doubleToRawLongBits(q) + Coefficients.RATIO_OFFSET;
    double k =
        Double.longBitsToDouble(j >>> 52 | Coefficients.TWO_52_BITS) - Coefficients.RATIO_SHIFT;
    long scaled = (j & Coefficients.EXPONENT_MASK) + Double.doubleToRawLongBits(q);
    double minusR = Double.longBitsToDouble(scaled);
    double difference = p + minusR;
    double s = difference / (p - minusR);
    double z = s * s;
    double near = Math.fma(p, s * z * atanhTail(z), difference * s);
    double low = Math.fma(p, k * Coefficients.LN2_LOW, near);
    return Math.fma(p, k * Coefficients.LN2_HIGH, q + minusR) + low;
  }

  private static double atanhTail(double z) {
    double w = z * z;
    double even = Math.fma(w, Coefficients.A6, Coefficients.A4);
    double odd = Math.fma(w, Coefficients.A7, Coefficients.A5);
    even = Math.fma(w, even, Coefficients.A2);
    odd = Math.fma(w, odd, Coefficients.A3);
    even = Math.fma(w, even, Coefficients.A0);
    odd = Math.fma(w, odd, Coefficients.A1);
    return Math.fma(z, odd, even);
  }
}
