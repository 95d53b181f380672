package io.kldiv.core.divergence.estimate;

import io.kldiv.core.kernel.ScalarMath;

/**
 * A number of the line, with what P and Q say of it.
 *
 * @param x the number
 * @param p what P says
 * @param q what Q says
 */
record CellEnd(double x, Side p, Side q) {
  private static final double ROUNDING = 0x1p-52;

  /** The relative error of the tails, as {@link io.kldiv.core.distribution.Tails} has it. */
  private static final double TAILS = 1e-12;

  /** What is lost where a tail is below all numbers. */
  private static final double UNDERFLOW = 1e-305;

  private static final double ROUNDINGS_OF_X = 64;
  private static final double ROUNDINGS_OF_DENSITIES = 16;

  /**
   * What one of the two says.
   *
   * @param logDensity the log density; NaN where it lies below all numbers, though it is not −∞
   * @param below the probability below
   * @param above the probability above
   */
  record Side(double logDensity, double below, double above) {
    /**
     * The probability between two numbers, from the tails that are small; rounding may make it
     * negative.
     */
    static double mass(Side from, Side to) {
      return to.below <= 0.5
          ? to.below - from.below
          : from.above <= 0.5 ? from.above - to.above : 1 - from.below - to.above;
    }

    private double error(double x) {
      double slope = Double.isFinite(logDensity) ? Math.abs(x) * ScalarMath.exp(logDensity) : 0;
      double error = UNDERFLOW + TAILS * Math.min(below, above);
      return slope < 1e300 ? error + ROUNDINGS_OF_X * ROUNDING * slope : error;
    }
  }

  /** The log-ratio of the densities; NaN where both are 0, and where it is not known. */
  double logRatio() {
    return p.logDensity - q.logDensity;
  }

  /** What rounding may have changed of the log-ratio. */
  double logRatioError() {
    double size = 1 + Math.abs(p.logDensity) + Math.abs(q.logDensity);
    return Double.isFinite(size) ? ROUNDINGS_OF_DENSITIES * ROUNDING * size : 0;
  }

  /** What rounding may have changed of P's tails. */
  double errorOfP() {
    return p.error(x);
  }

  /** What rounding may have changed of Q's tails. */
  double errorOfQ() {
    return q.error(x);
  }

  /** The mass of P and Q together on one side. */
  double beyond(boolean above) {
    return above ? p.above + q.above : p.below + q.below;
  }
}
