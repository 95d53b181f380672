package io.kldiv.core.divergence;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Unary;

/**
 * The loops of {@link LogitsRelativeEntropy}, over rows of logits.
 *
 * <p>Row by row, with m the most probable class of P: dₖ = (aₖ − aₘ) − (bₖ − bₘ), to the last bit
 * where a ≈ b, and rₖ = dₖ + c with {@code c = log(Σ exp(bᵢ − bₘ) / Σ exp(aᵢ − aₘ)) = log(1 + Σ
 * pᵢ·(exp(−dᵢ) − 1))}: the second form where P ≈ Q, the first elsewhere. The gradient for a is
 * {@code pₖ·(dₖ − Σ pᵢdᵢ)} and does not need c.
 */
final class LogitsRows implements BufferOperation.Work {
  private static final int ELEMENTS_PER_TASK = 4096;

  /** Below it, {@code exp(v) − 1 − v} is a series. */
  private static final double NEAR = 0.5;

  private static final double[] INVERSE_FACTORIALS = inverseFactorials(18);

  private final LogitsRelativeEntropy.Result result;
  private final Kernels kernels;
  private final View a;
  private final View b;
  private final View output;
  private final int classes;
  private final int rows;
  private final int block;
  private final int[] top;
  private final double[] greatest;
  private final double[] p;
  private final double[] q;
  private final double[] sums;
  private final double[] logSums;
  private final double[] excess;
  private final double[] logExcess;

  LogitsRows(LogitsRelativeEntropy.Result result, Kernels kernels, View a, View b, View output) {
    this.result = result;
    this.kernels = kernels;
    this.a = a;
    this.b = b;
    this.output = output;
    this.classes = a.shape().size(-1);
    this.rows = a.count() / classes;
    this.block = Math.max(1, ELEMENTS_PER_TASK / classes);
    this.top = new int[rows];
    this.greatest = new double[rows];
    this.p = new double[a.count()];
    this.q = new double[a.count()];
    this.sums = new double[2 * rows];
    this.logSums = new double[2 * rows];
    this.excess = new double[rows];
    this.logExcess = new double[rows];
  }

  @Override
  public int tasks() {
    return (rows + block - 1) / block;
  }

  @Override
  public void run(int task) {
    int from = task * block;
    int to = Math.min(rows, from + block);
    for (int row = from; row < to; row++) {
      centre(row);
    }
    int start = from * classes;
    int n = (to - from) * classes;
    kernels.unary(Unary.EXP, p, start, p, start, n);
    kernels.unary(Unary.EXP, q, start, q, start, n);
    for (int row = from; row < to; row++) {
      sums[2 * row] = normalise(p, row);
      sums[2 * row + 1] = normalise(q, row);
      excess[row] = excess(row);
    }
    kernels.unary(Unary.LOG, sums, 2 * from, logSums, 2 * from, 2 * (to - from));
    kernels.unary(Unary.LOG1P, excess, from, logExcess, from, to - from);
    for (int row = from; row < to; row++) {
      finish(row);
    }
  }

  private void centre(int row) {
    int start = row * classes;
    int best = start;
    int bestOfQ = start;
    for (int k = start + 1; k < start + classes; k++) {
      best = a(k) > a(best) ? k : best;
      bestOfQ = b(k) > b(bestOfQ) ? k : bestOfQ;
    }
    top[row] = best;
    greatest[row] = b(bestOfQ);
    for (int k = start; k < start + classes; k++) {
      p[k] = minus(a(k), a(best));
      q[k] = minus(b(k), b(bestOfQ));
    }
  }

  private double normalise(double[] x, int row) {
    int start = row * classes;
    double sum = 0;
    for (int k = start; k < start + classes; k++) {
      sum += x[k];
    }
    for (int k = start; k < start + classes; k++) {
      x[k] /= sum;
    }
    return sum;
  }

  /** Σ pₖ·(exp(−dₖ) − 1), which is qₘ⁻¹·pₘ − 1. */
  private double excess(int row) {
    double ratio = p[top[row]] / q[top[row]];
    double sum = 0;
    for (int k = row * classes; k < (row + 1) * classes; k++) {
      double d = difference(row, k);
      sum += Math.abs(d) < NEAR ? p[k] * (expMinusLinear(-d) - d) : q[k] * ratio - p[k];
    }
    return sum;
  }

  private void finish(int row) {
    boolean noDistribution =
        a(top[row]) == Double.NEGATIVE_INFINITY || greatest[row] == Double.NEGATIVE_INFINITY;
    switch (result) {
      case VALUE ->
          output.array()[output.offset() + row] =
              noDistribution ? Double.NaN : uncovered(row) ? Double.POSITIVE_INFINITY : value(row);
      case GRADIENT_P -> {
        if (noDistribution || uncovered(row)) {
          fill(row, noDistribution ? Double.NaN : 0);
        } else {
          gradientP(row);
        }
      }
      case GRADIENT_Q -> {
        if (noDistribution) {
          fill(row, Double.NaN);
        } else {
          gradientQ(row);
        }
      }
    }
  }

  /** Whether P gives probability to a class that Q excludes. */
  private boolean uncovered(int row) {
    boolean certain = greatest[row] == Double.POSITIVE_INFINITY;
    for (int k = row * classes; k < (row + 1) * classes; k++) {
      boolean excluded = certain ? b(k) < greatest[row] : b(k) == Double.NEGATIVE_INFINITY;
      if (excluded && p[k] > 0) {
        return true;
      }
    }
    return false;
  }

  private double value(int row) {
    double sum = 0;
    for (int k = row * classes; k < (row + 1) * classes; k++) {
      double r = logRatio(row, k);
      if (p[k] == 0) {
        sum += q[k];
      } else if (Math.abs(r) < NEAR) {
        sum += p[k] * expMinusLinear(-r);
      } else {
        sum += weighted(row, k, r) - p[k] + q[k];
      }
    }
    return sum;
  }

  /** pₖ·(dₖ − Σ pᵢdᵢ). */
  private void gradientP(int row) {
    boolean finite = true;
    double mean = 0;
    for (int k = row * classes; k < (row + 1) * classes; k++) {
      double d = difference(row, k);
      finite &= p[k] == 0 || Double.isFinite(d);
      mean += p[k] == 0 ? 0 : p[k] * d;
    }
    double total = finite ? mean : value(row);
    for (int k = row * classes; k < (row + 1) * classes; k++) {
      double gradient;
      if (p[k] == 0) {
        gradient = 0;
      } else if (finite) {
        gradient = p[k] * (difference(row, k) - total);
      } else {
        gradient = weighted(row, k, logRatio(row, k)) - p[k] * total;
      }
      output.array()[output.offset() + k] = gradient;
    }
  }

  /** qₖ − pₖ, without cancellation where they are near. */
  private void gradientQ(int row) {
    for (int k = row * classes; k < (row + 1) * classes; k++) {
      double r = logRatio(row, k);
      output.array()[output.offset() + k] =
          Math.abs(r) < NEAR ? p[k] * (expMinusLinear(-r) - r) : q[k] - p[k];
    }
  }

  private void fill(int row, double value) {
    for (int k = row * classes; k < (row + 1) * classes; k++) {
      output.array()[output.offset() + k] = value;
    }
  }

  /** log(pₖ/qₖ). */
  private double logRatio(int row, int k) {
    double difference = difference(row, k);
    double centre = centreOf(row);
    if (Double.isFinite(difference) && Double.isFinite(centre)) {
      return difference + centre;
    }
    double logSums = this.logSums[2 * row + 1] - this.logSums[2 * row];
    return minus(a(k), a(top[row])) - minus(b(k), greatest[row]) + logSums;
  }

  /** c = log(pₘ/qₘ). */
  private double centreOf(int row) {
    return Math.abs(excess[row]) < NEAR
        ? logExcess[row]
        : minus(greatest[row], b(top[row])) + logSums[2 * row + 1] - logSums[2 * row];
  }

  /** pₖ·rₖ, also where rₖ overflows although all logits are finite. */
  private double weighted(int row, int k, double r) {
    if (Double.isFinite(r)) {
      return p[k] * r;
    }
    double ofP = p[k] * a(k) - p[k] * a(top[row]);
    return ofP - (p[k] * b(k) - p[k] * greatest[row]);
  }

  /** (aₖ − aₘ) − (bₖ − bₘ), with the rounding errors of the inner differences put back. */
  private double difference(int row, int k) {
    double ofP = minus(a(k), a(top[row]));
    double ofQ = minus(b(k), b(top[row]));
    double difference = ofP - ofQ;
    return Double.isFinite(ofP) && Double.isFinite(ofQ)
        ? difference + (rounding(a(k), a(top[row]), ofP) - rounding(b(k), b(top[row]), ofQ))
        : difference;
  }

  private double a(int k) {
    return a.array()[a.offset() + k];
  }

  private double b(int k) {
    return b.array()[b.offset() + k];
  }

  /** x − y, and 0 where both are the same infinity. */
  private static double minus(double x, double y) {
    return x == y ? 0 : x - y;
  }

  /** The rounding error of x − y (Knuth, The Art of Computer Programming 2, theorem 4.2.2 B). */
  private static double rounding(double x, double y, double difference) {
    double virtual = x - difference;
    return (x - (difference + virtual)) + (virtual - y);
  }

  /** {@code exp(v) − 1 − v} for |v| < ½, by its series. */
  private static double expMinusLinear(double v) {
    double sum = 0;
    for (int k = INVERSE_FACTORIALS.length - 1; k >= 2; k--) {
      sum = Math.fma(sum, v, INVERSE_FACTORIALS[k]);
    }
    return sum * v * v;
  }

  private static double[] inverseFactorials(int count) {
    double[] inverse = new double[count];
    double factorial = 1;
    for (int k = 0; k < count; k++) {
      factorial *= Math.max(1, k);
      inverse[k] = 1 / factorial;
    }
    return inverse;
  }
}
