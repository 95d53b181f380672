package io.kldiv.core.divergence.f;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.ScalarMath;

/**
 * The loops of {@link LogitsLogRatio}.
 *
 * <p>With m the class that is most probable under both together, {@code dₖ = (aₖ − aₘ) − (bₖ − bₘ)}
 * with the rounding errors put back, and the ratio is {@code dₖ + c}. From {@code Σ qₖ·exp(dₖ) =
 * e⁻ᶜ} and {@code Σ pₖ·exp(−dₖ) = eᶜ} comes c without cancellation where P ≈ Q; the mean of the two
 * changes its sign alone when P and Q are exchanged.
 */
final class LogitsLogRatioRows implements BufferOperation.Work {
  private static final int ELEMENTS_PER_TASK = 4096;
  private static final double NEAR = 0.5;

  private final View a;
  private final View b;
  private final View output;
  private final int classes;
  private final int rows;
  private final int block;
  private final double[] p;
  private final double[] q;

  LogitsLogRatioRows(View a, View b, View output) {
    this.a = a;
    this.b = b;
    this.output = output;
    this.classes = a.shape().size(-1);
    this.rows = a.count() / classes;
    this.block = Math.max(1, ELEMENTS_PER_TASK / classes);
    this.p = new double[a.count()];
    this.q = new double[a.count()];
  }

  @Override
  public int tasks() {
    return (rows + block - 1) / block;
  }

  @Override
  public void run(int task) {
    int end = Math.min(rows, (task + 1) * block);
    for (int row = task * block; row < end; row++) {
      row(row * classes);
    }
  }

  private void row(int start) {
    double greatestA = greatest(a, start);
    double greatestB = greatest(b, start);
    int top = common(start, greatestA, greatestB);
    double sumA = weights(a, start, greatestA, p);
    double sumB = weights(b, start, greatestB, q);
    double farther = ScalarMath.log(sumB) - ScalarMath.log(sumA);
    if (minus(at(a, top), greatestA) + minus(at(b, top), greatestB) == Double.NEGATIVE_INFINITY) {
      for (int k = start; k < start + classes; k++) {
        double ofP = minus(at(a, k), greatestA);
        double ofQ = minus(at(b, k), greatestB);
        put(k, ofP == ofQ ? 0 : ofP - ofQ + farther);
      }
      return;
    }
    double c = centre(start, top, sumA, sumB);
    if (!Double.isFinite(c)) {
      c = minus(greatestB, at(b, top)) - minus(greatestA, at(a, top)) + farther;
    }
    for (int k = start; k < start + classes; k++) {
      double d = difference(k, top);
      put(k, Double.isNaN(d) && isExcludedByBoth(k) ? 0 : d + c);
    }
  }

  /** c from the expected ratios where these are near 1; else NaN. */
  private double centre(int start, int top, double sumA, double sumB) {
    double ofQ = 0;
    double ofP = 0;
    for (int k = start; k < start + classes; k++) {
      double d = difference(k, top);
      if (!(Double.isNaN(d) && isExcludedByBoth(k))) {
        ofQ += q[k] / sumB * ScalarMath.expm1(d);
        ofP += p[k] / sumA * ScalarMath.expm1(-d);
      }
    }
    return Math.abs(ofQ) < NEAR && Math.abs(ofP) < NEAR
        ? 0.5 * (ScalarMath.log1p(ofP) - ScalarMath.log1p(ofQ))
        : Double.NaN;
  }

  private boolean isExcludedByBoth(int k) {
    return at(a, k) == Double.NEGATIVE_INFINITY && at(b, k) == Double.NEGATIVE_INFINITY;
  }

  private double greatest(View x, int start) {
    double greatest = at(x, start);
    for (int k = start + 1; k < start + classes; k++) {
      greatest = Math.max(greatest, at(x, k));
    }
    return greatest;
  }

  private int common(int start, double greatestA, double greatestB) {
    int best = start;
    double bestSum = Double.NEGATIVE_INFINITY;
    for (int k = start; k < start + classes; k++) {
      double sum = minus(at(a, k), greatestA) + minus(at(b, k), greatestB);
      if (sum > bestSum) {
        best = k;
        bestSum = sum;
      }
    }
    return best;
  }

  private double weights(View x, int start, double greatest, double[] result) {
    double sum = 0;
    for (int k = start; k < start + classes; k++) {
      result[k] = ScalarMath.exp(minus(at(x, k), greatest));
      sum += result[k];
    }
    return sum;
  }

  /** (aₖ − aₘ) − (bₖ − bₘ), with the rounding errors of the inner differences put back. */
  private double difference(int k, int top) {
    double ofP = minus(at(a, k), at(a, top));
    double ofQ = minus(at(b, k), at(b, top));
    double difference = ofP - ofQ;
    return Double.isFinite(ofP) && Double.isFinite(ofQ)
        ? difference + (rounding(at(a, k), at(a, top), ofP) - rounding(at(b, k), at(b, top), ofQ))
        : difference;
  }

  private void put(int k, double value) {
    output.array()[output.offset() + k] = value;
  }

  private static double at(View x, int k) {
    return x.array()[x.offset() + k];
  }

  /** x − y, and 0 where both are the same infinity. */
  private static double minus(double x, double y) {
    return x == y ? 0 : x - y;
  }

  /** The rounding error of x − y (Knuth, The Art of Computer Programming 2, theorem 4.2.2 B). */
  private static double rounding(double x, double y, double difference) {
    double virtual = x - difference;
    double error = (x - (difference + virtual)) + (virtual - y);
    return Double.isFinite(error) ? error : 0;
  }
}
