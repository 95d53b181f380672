package io.kldiv.core.divergence.estimate;

import io.kldiv.core.kernel.ScalarMath;
import java.util.List;

/**
 * Neighbouring cells of the line and the bounds of the f-divergence in each, both linear in the
 * masses P and Q of the cell: a tangent of f, below which f never is, and the chord of f over the
 * densities' ratios in the cell, above which it is not. The bounds allow for roundings; errors of
 * the masses come from the cells' ends and count by how much the linear functions of two neighbours
 * differ.
 */
final class Cells {
  private static final double ROUNDING = 0x1p-49;

  /** Up to this log-ratio its exponential and the masses are numbers. */
  private static final double REACH = 650;

  private final List<CellEnd> ends;
  private final int count;
  private final double[] p;
  private final double[] q;
  private final double[] low;
  private final double[] high;
  private final boolean[] hidden;
  private final Linear below;
  private final Linear above;

  Cells(List<CellEnd> ends, ConvexFunction f) {
    this.ends = ends;
    count = ends.size() - 1;
    p = new double[count];
    q = new double[count];
    low = new double[count];
    high = new double[count];
    hidden = new boolean[count];
    double[] tangents = new double[count];
    LogRatioRanges ranges = new LogRatioRanges(ends);
    for (int i = 0; i < count; i++) {
      CellEnd from = ends.get(i);
      CellEnd to = ends.get(i + 1);
      p[i] = CellEnd.Side.mass(from.p(), to.p());
      q[i] = CellEnd.Side.mass(from.q(), to.q());
      low[i] = ranges.low(i);
      high[i] = ranges.high(i);
      double errorOfP = from.errorOfP() + to.errorOfP();
      double errorOfQ = from.errorOfQ() + to.errorOfQ();
      hidden[i] =
          p[i] < -errorOfP
              || q[i] < -errorOfQ
              || logRatio(p[i] + errorOfP, q[i] - errorOfQ) < low[i]
              || logRatio(p[i] - errorOfP, q[i] + errorOfQ) > high[i];
      double mean = Math.min(Math.max(logRatio(p[i], q[i]), low[i]), high[i]);
      tangents[i] = Math.min(Math.max(Double.isNaN(mean) ? 0 : mean, -REACH), REACH);
    }
    below = new Linear(count);
    above = new Linear(count);
    tangents(f, tangents);
    chords(f);
  }

  private static double logRatio(double p, double q) {
    return ScalarMath.log(Math.max(p, 0)) - ScalarMath.log(Math.max(q, 0));
  }

  /** The linear functions of the masses that bound each cell, and their values. */
  private static final class Linear {
    final double[] ofP;
    final double[] ofQ;
    final double[] value;

    Linear(int count) {
      ofP = new double[count];
      ofQ = new double[count];
      value = new double[count];
    }

    void set(int i, double byP, double byQ, double result) {
      ofP[i] = byP;
      ofQ[i] = byQ;
      value[i] = result;
    }
  }

  private void tangents(ConvexFunction f, double[] t) {
    double[] values = f.values(t);
    double[] slopes = f.slopes(t);
    for (int i = 0; i < count; i++) {
      if (Math.abs(t[i]) == REACH) {
        certain(i, f);
        continue;
      }
      boolean greater = t[i] > 0;
      double scale = ScalarMath.exp(Math.abs(t[i]));
      double byP = greater ? slopes[i] + values[i] : slopes[i] * scale;
      double byQ = greater ? -slopes[i] * scale : values[i] - slopes[i];
      double value = byP * p[i] + byQ * q[i];
      if (value > 0 && value < Double.POSITIVE_INFINITY) {
        below.set(i, byP, byQ, value);
      }
    }
  }

  /** Where P or Q is 0, both other cases being those of a steep chord. */
  private void certain(int i, ConvexFunction f) {
    if (high[i] == Double.NEGATIVE_INFINITY && f.atZero() < Double.POSITIVE_INFINITY) {
      below.set(i, 0, f.atZero(), f.atZero() * q[i]);
    } else if (low[i] == Double.POSITIVE_INFINITY && f.atInfinity() < Double.POSITIVE_INFINITY) {
      below.set(i, f.atInfinity(), 0, f.atInfinity() * p[i]);
    }
  }

  private void chords(ConvexFunction f) {
    double[] atLow = f.values(low);
    double[] atHigh = f.values(high);
    for (int i = 0; i < count; i++) {
      if (p[i] == 0 && q[i] == 0) {
        continue;
      }
      if (steep(i)) {
        double byP = low[i] > 0 ? 1 : 0;
        double mass = low[i] > 0 ? p[i] : q[i];
        double least = Math.min(atLow[i], atHigh[i]);
        double most = Math.max(atLow[i], atHigh[i]);
        below.set(i, byP * least, (1 - byP) * least, mass * least);
        above.set(i, byP * most, (1 - byP) * most, mass * most);
        continue;
      }
      boolean ofLow = low[i] == Double.NEGATIVE_INFINITY || low[i] + high[i] <= 0;
      if (low[i] < 0 && high[i] > 0 && !(Math.min(-low[i], high[i]) < REACH)) {
        constant(i, atHigh[i], atLow[i]);
      } else if (ofLow) {
        double[] chord = chord(low[i], high[i], atLow[i], atHigh[i]);
        double value = chord[0] * q[i] + chord[1] * (p[i] - chord[2] * q[i]);
        above.set(i, chord[1], chord[0] - chord[1] * chord[2], value);
      } else {
        double[] chord = chord(-high[i], -low[i], atHigh[i], atLow[i]);
        double value = chord[0] * p[i] + chord[1] * (q[i] - chord[2] * p[i]);
        above.set(i, chord[0] - chord[1] * chord[2], chord[1], value);
      }
      if (!(above.value[i] < Double.POSITIVE_INFINITY)) {
        edge(i, f);
      }
    }
  }

  /**
   * The chord of f from eˡᵒʷ to eʰⁱᵍʰ: f and the slope at the first, and the first; f at the first
   * and slope 0 where these exponentials are below all numbers.
   */
  private static double[] chord(double low, double high, double atLow, double atHigh) {
    double a = ScalarMath.exp(low);
    double b = ScalarMath.exp(high);
    double from = atLow * Math.max(1, a);
    boolean wide = high > -REACH && b > a;
    return new double[] {from, wide ? (atHigh * Math.max(1, b) - from) / (b - a) : 0, a};
  }

  /** Where the log-ratio is infinite at one end of the cell, as at a singular density. */
  private void edge(int i, ConvexFunction f) {
    boolean left = Double.isInfinite(ends.get(i).logRatio());
    int next = left ? i + 1 : i - 1;
    if (next < 0 || next >= count || hidden[i]) {
      return;
    }
    int third = left ? i + 2 : i - 2;
    if (third < 0 || third >= count) {
      return;
    }
    double mass = p[i] + q[i];
    double second = mass + p[next] + q[next];
    double[] masses = {mass, second, second + p[third] + q[third]};
    int end = left ? i + 1 : i;
    int step = left ? 1 : -1;
    double[] logRatios = new double[3];
    for (int k = 0; k < 3; k++) {
      logRatios[k] = ends.get(end + k * step).logRatio();
    }
    above.set(i, 0, 0, Beyond.of(masses, logRatios, f).upper());
  }

  /**
   * Whether the lesser of the two masses is not known well enough: then the integrand is bounded by
   * the greater density times its least and greatest value.
   */
  private boolean steep(int i) {
    if (!(low[i] > 0 || high[i] < 0) || Double.isInfinite(low[i]) || Double.isInfinite(high[i])) {
      return false;
    }
    boolean ofP = low[i] > 0;
    CellEnd from = ends.get(i);
    CellEnd to = ends.get(i + 1);
    double error = ofP ? from.errorOfQ() + to.errorOfQ() : from.errorOfP() + to.errorOfP();
    double steepest = Math.max(Math.abs(low[i]), Math.abs(high[i]));
    double noise = ScalarMath.exp(steepest) * error;
    return noise > (high[i] - low[i]) * (ofP ? p[i] : q[i]) || steepest > REACH;
  }

  private void constant(int i, double byP, double byQ) {
    double ofP = p[i] == 0 ? 0 : byP;
    double ofQ = q[i] == 0 ? 0 : byQ;
    above.set(i, ofP, ofQ, ofP * p[i] + ofQ * q[i]);
  }

  int count() {
    return count;
  }

  /** What splitting a cell could win; infinite where the masses show more than the ends do. */
  double gap(int i) {
    double gap = above.value[i] - below.value[i];
    return hidden[i] || Double.isNaN(gap) ? Double.POSITIVE_INFINITY : gap;
  }

  /** The sum of the gaps that are finite. */
  double finiteGaps() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Double.isFinite(gap(i)) ? gap(i) : 0;
    }
    return sum;
  }

  /** Below the divergence within the cells. */
  double lower() {
    return Math.max(0, sum(below) - allowance(below));
  }

  /** Above it; infinite or NaN if no bound is known. */
  double upper() {
    for (boolean each : hidden) {
      if (each) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return sum(above) + allowance(above);
  }

  private double sum(Linear bounds) {
    double sum = 0;
    for (double value : bounds.value) {
      sum += value;
    }
    return sum;
  }

  private double allowance(Linear bounds) {
    double sum = 0;
    for (int k = 0; k <= count; k++) {
      CellEnd end = ends.get(k);
      sum += product(end.errorOfP(), jump(bounds.ofP, k));
      sum += product(end.errorOfQ(), jump(bounds.ofQ, k));
      if (k < count) {
        double terms =
            product(p[k], Math.abs(bounds.ofP[k])) + product(q[k], Math.abs(bounds.ofQ[k]));
        sum += (ROUNDING + count * 0x1p-53) * terms;
      }
    }
    return sum;
  }

  private static double product(double weight, double factor) {
    return weight == 0 ? 0 : weight * factor;
  }

  private double jump(double[] factors, int k) {
    return Math.abs((k < count ? factors[k] : 0) - (k > 0 ? factors[k - 1] : 0));
  }
}
