package io.kldiv.core.kernel;

/**
 * Sine and cosine, error under 1 ulp. Both twins use them as they are.
 *
 * <p>Up to {@code 2²⁰·π/2} the argument is reduced by {@code π/2} in four parts (Cody and Waite,
 * 1980; 151 bits, the parts and polynomials of Sun's fdlibm); beyond, by {@link StrictMath}, which
 * is fdlibm on every Java.
 */
public final class ScalarTrigonometry {
  /** The greatest argument reduced here: {@code 2²⁰} quarter turns. */
  private static final double LARGEST = 0x1p20 * 1.57;

  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
  private static final double ROUND = 0x1.8p52;

  // π/2 in parts of 33 bits, whose products with a count of quarter turns are exact, and the rest.
  private static final double PART_1 = 0x1.921fb544p0;
  private static final double PART_2 = 0x1.0b4611a6p-34;
  private static final double PART_3 = 0x1.3198a2ep-69;
  private static final double PART_4 = 0x1.b839a252049c1p-104;

  private ScalarTrigonometry() {}

  public static double sin(double x) {
    return Math.abs(x) > LARGEST ? StrictMath.sin(x) : quarter(x, 0);
  }

  public static double cos(double x) {
    return Math.abs(x) > LARGEST ? StrictMath.cos(x) : quarter(x, 1);
  }

  /** The sine of {@code x} and so many quarter turns. */
  private static double quarter(double x, int turns) {
    double rounded = Math.fma(x, TWO_OVER_PI, ROUND);
    double n = rounded - ROUND;
    double a = Math.fma(-n, PART_1, x);
    double b = n * PART_2;
    double s = a - b;
    double aPart = s + b;
    double low = (a - aPart) - ((s - aPart) + b);
    double c = n * PART_3;
    double t = s - c;
    double sPart = t + c;
    low += (s - sPart) - ((t - sPart) + c);
    low = Math.fma(-n, PART_4, low);
    double r = t + low;
    double rLow = (t - r) + low;
    int side = (int) Double.doubleToRawLongBits(rounded) + turns;
    double value = (side & 1) == 0 ? kernelSin(r, rLow, x, n) : kernelCos(r, rLow);
    return (side & 2) == 0 ? value : -value;
  }

  /** The sine of {@code r + low} within an eighth of a turn; a zero keeps the sign of {@code x}. */
  private static double kernelSin(double r, double low, double x, double n) {
    if (n == 0 && Math.abs(x) < 0x1p-27) {
      return x;
    }
    double z = r * r;
    double v = z * r;
    double q = Math.fma(z, 0x1.5d93a5acfd57cp-33, -0x1.ae5e68a2b9cebp-26);
    q = Math.fma(z, q, 0x1.71de357b1fe7dp-19);
    q = Math.fma(z, q, -0x1.a01a019c161d5p-13);
    q = Math.fma(z, q, 0x1.111111110f8a6p-7);
    double tail = Math.fma(z, Math.fma(-v, q, 0.5 * low), -low);
    return r - Math.fma(v, 0x1.5555555555549p-3, tail);
  }

  private static double kernelCos(double r, double low) {
    double z = r * r;
    double q = Math.fma(z, -0x1.8fae9be8838d4p-37, 0x1.1ee9ebdb4b1c4p-29);
    q = Math.fma(z, q, -0x1.27e4f809c52adp-22);
    q = Math.fma(z, q, 0x1.a01a019cb159p-16);
    q = Math.fma(z, q, -0x1.6c16c16c15177p-10);
    q = Math.fma(z, q, 0x1.555555555554cp-5);
    double half = 0.5 * z;
    double w = 1 - half;
    return w + (((1 - w) - half) + Math.fma(z * z, q, -(r * low)));
  }
}
