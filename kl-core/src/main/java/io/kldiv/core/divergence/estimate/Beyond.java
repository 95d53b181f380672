package io.kldiv.core.divergence.estimate;

import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.kernel.ScalarPower;
import java.util.List;

/**
 * The f-divergence beyond the last end of the cells on one side. {@code f(0)·Q + f*(0)·P} of the
 * masses there if both limits are finite; else with a log-ratio that goes on as it did before: as
 * the mass that is left falls by a factor e, the log-ratio changes by a quarter more than it did,
 * and its changes grow at the power 1.05 of the factor by which they grew.
 *
 * @param upper above it; infinite if no bound is known
 * @param diverges whether it does not become less as the mass falls
 */
record Beyond(double upper, boolean diverges) {
  private static final double SAFETY = 1.25;
  private static final double SAFETY_OF_GROWTH = 1.05;
  private static final int STEPS = 48;

  /** Changes of the log-ratio that are as good as none. */
  private static final double LEAST_CHANGE = 1e-9;

  /** With more mass left than this, what comes is not like what was. */
  private static final double MOST_MASS = 1e-4;

  static final Beyond UNKNOWN = new Beyond(Double.POSITIVE_INFINITY, false);

  /**
   * A bound.
   *
   * @param ends the ends of cells, the last one first
   * @param above whether what lies above it is meant
   * @param f the generator
   */
  static Beyond of(List<CellEnd> ends, boolean above, ConvexFunction f) {
    CellEnd last = ends.get(0);
    double zero = f.atZero();
    double infinity = f.atInfinity();
    if (zero + infinity < Double.POSITIVE_INFINITY) {
      CellEnd.Side p = last.p();
      CellEnd.Side q = last.q();
      double ofQ = zero * (above ? q.above() : q.below());
      return new Beyond(ofQ + infinity * (above ? p.above() : p.below()), false);
    }
    int middle = before(ends, 0, above);
    int first = before(ends, middle, above);
    double[] masses = new double[3];
    double[] logRatios = new double[3];
    for (int i = 0; i < 3; i++) {
      CellEnd end = ends.get(i == 0 ? 0 : i == 1 ? middle : first);
      masses[i] = end.beyond(above);
      logRatios[i] = end.logRatio();
    }
    return of(masses, logRatios, f);
  }

  /** The next end whose mass beyond is greater by a factor of e^½ at least, if there is one. */
  private static int before(List<CellEnd> ends, int from, boolean above) {
    double mass = ScalarMath.log(ends.get(from).beyond(above));
    int i = Math.min(from + 1, ends.size() - 1);
    while (i + 1 < ends.size() && ScalarMath.log(ends.get(i).beyond(above)) - mass < 0.5) {
      i++;
    }
    return i;
  }

  /**
   * A bound where the log-ratio goes on as it did.
   *
   * @param masses of P and Q together beyond three ends, the last first
   * @param logRatios the log-ratios at these
   * @param f the generator
   */
  static Beyond of(double[] masses, double[] logRatios, ConvexFunction f) {
    if (masses[0] == 0) {
      return new Beyond(0, false);
    }
    double fall = ScalarMath.log(masses[1] / masses[0]);
    double fallBefore = ScalarMath.log(masses[2] / masses[1]);
    double change = (logRatios[0] - logRatios[1]) / fall;
    double changeBefore = (logRatios[1] - logRatios[2]) / fallBefore;
    double factor = (LEAST_CHANGE + Math.abs(change)) / (LEAST_CHANGE + Math.abs(changeBefore));
    double growth = ScalarPower.pow(Math.max(1, factor), 2 / (fall + fallBefore));
    if (Double.isInfinite(logRatios[0])) {
      change = 0;
      growth = 1;
    }
    if (!(masses[0] <= MOST_MASS && Double.isFinite(change + growth))) {
      return UNKNOWN;
    }
    double safe = ScalarPower.pow(growth, SAFETY_OF_GROWTH);
    double[] terms = terms(logRatios[0], SAFETY * change, safe, f);
    double ratio = terms[STEPS - 1] / terms[STEPS - 2];
    double sum = 0;
    for (double term : terms) {
      sum += term;
    }
    sum += terms[STEPS - 1] * ratio / (1 - ratio);
    boolean known = ratio < 0.99 && masses[0] * sum < Double.POSITIVE_INFINITY;
    return known
        ? new Beyond(masses[0] * sum, false)
        : new Beyond(Double.POSITIVE_INFINITY, diverges(logRatios[0], change, growth, f));
  }

  /** What is added as the mass falls by one factor e after another, at most, for the mass 1. */
  private static double[] terms(double logRatio, double change, double growth, ConvexFunction f) {
    double[] low = new double[STEPS];
    double[] high = new double[STEPS];
    double reach = 0;
    double step = change;
    boolean lowCounts = f.atZero() == Double.POSITIVE_INFINITY;
    boolean highCounts = f.atInfinity() == Double.POSITIVE_INFINITY;
    for (int i = 0; i < STEPS; i++) {
      reach += step;
      step *= growth;
      low[i] = lowCounts ? logRatio + Math.min(0, reach) : 0;
      high[i] = highCounts ? logRatio + Math.max(0, reach) : 0;
    }
    double[] terms = f.values(low);
    double[] atHigh = f.values(high);
    double least = Math.max(lowCounts ? 0 : f.atZero(), highCounts ? 0 : f.atInfinity());
    double share = -ScalarMath.expm1(-1);
    for (int i = 0; i < STEPS; i++) {
      terms[i] = share * Math.max(least, Math.max(terms[i], atHigh[i]));
      share *= ScalarMath.exp(-1);
    }
    return terms;
  }

  private static boolean diverges(double logRatio, double change, double growth, ConvexFunction f) {
    double[] terms = terms(logRatio, change, growth, f);
    return !(terms[STEPS - 1] < (1 - 1e-6) * terms[STEPS - 2]);
  }
}
