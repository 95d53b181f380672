package io.kldiv.optim.schedule;

/**
 * Functions that schedules are made of; unlike {@link StrictMath}'s powers and cosines they
 * allocate nothing.
 */
final class Shapes {
  private Shapes() {}

  /** (1 + cos πx) / 2 for x in [0, 1], as 1 − sin²(πx/2) or sin²(π(1−x)/2); within 1e-15. */
  static double halfCosine(double x) {
    double angle = 0.5 * Math.PI * Math.min(x, 1 - x);
    double square = angle * angle;
    double series = 1; // sin a = a (1 − a²/(2·3) (1 − a²/(4·5) (…))), here to a¹⁷/17!
    for (int k = 8; k >= 1; k--) {
      series = 1 - square / (2 * k * (2 * k + 1)) * series;
    }
    double sine = angle * series;
    return x <= 0.5 ? 1 - sine * sine : sine * sine;
  }

  /** A power with a whole exponent of at least 0, by repeated squaring. */
  static double power(double base, long exponent) {
    double result = 1;
    double square = base;
    for (long bits = exponent; bits > 0; bits >>= 1) {
      if ((bits & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  /** A power of a base of at least 0, with an exponent above 0. */
  static double power(double base, double exponent) {
    return base == 0 ? 0 : StrictMath.exp(exponent * StrictMath.log(base));
  }
}
