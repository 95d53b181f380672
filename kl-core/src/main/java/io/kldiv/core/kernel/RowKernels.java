package io.kldiv.core.kernel;

import java.util.Arrays;

/**
 * The row operations, written once on top of the other kernels, so that both twins share them.
 *
 * <p>Rows of up to {@link Kernels#BLOCK} elements are handled by as many at a time as fit a block,
 * with every elementwise pass over the whole group: so short rows are as fast as long ones. The
 * scratch array holds a group of elements, then one number per row of the group.
 */
final class RowKernels {
  static final int PER_ROW = Kernels.BLOCK;

  private RowKernels() {}

  static void apply(
      RowLoops kernels,
      RowOperation op,
      double[] x,
      int xOffset,
      int rows,
      int n,
      double[] y,
      int yOffset,
      double[] scratch) {
    switch (op) {
      case SUM -> reduceRows(kernels, Reduction.SUM, x, xOffset, rows, n, y, yOffset);
      case MAX -> reduceRows(kernels, Reduction.MAX, x, xOffset, rows, n, y, yOffset);
      case MIN -> reduceRows(kernels, Reduction.MIN, x, xOffset, rows, n, y, yOffset);
      case SOFTMAX, LOG_SOFTMAX, LOG_SUM_EXP -> {
        int group = n == 0 ? rows : Math.max(1, Kernels.BLOCK / n);
        int advance = op.isReducing() ? 1 : n;
        for (int row = 0; row < rows; row += group) {
          int count = Math.min(group, rows - row);
          int from = xOffset + row * n;
          int to = yOffset + row * advance;
          exponential(kernels, op, x, from, count, n, y, to, scratch);
        }
      }
    }
  }

  private static void exponential(
      RowLoops kernels,
      RowOperation op,
      double[] x,
      int from,
      int count,
      int n,
      double[] y,
      int to,
      double[] scratch) {
    if (n == 0) {
      if (op.isReducing()) {
        Arrays.fill(y, to, to + count, Double.NEGATIVE_INFINITY);
      }
    } else if (op == RowOperation.LOG_SUM_EXP) {
      if (n <= Kernels.BLOCK) {
        logSumExp(kernels, x, from, count, n, y, to, scratch);
      } else {
        y[to] = longLogSumExp(kernels, x, from, n, scratch);
      }
    } else if (n <= Kernels.BLOCK) {
      normalise(kernels, op, x, from, count, n, y, to, scratch);
    } else {
      longNormalise(kernels, op, x, from, n, y, to, scratch);
    }
  }

  private static void logSumExp(
      RowLoops kernels,
      double[] x,
      int from,
      int count,
      int n,
      double[] y,
      int to,
      double[] scratch) {
    kernels.maxima(x, from, count, n, scratch, PER_ROW);
    shift(kernels, x, from, count, n, scratch, 0, scratch);
    kernels.unary(Unary.EXP, scratch, 0, scratch, 0, count * n);
    rests(kernels, count, n, y, to, scratch);
    kernels.unary(Unary.LOG1P, y, to, y, to, count);
    kernels.binary(Binary.ADD, scratch, PER_ROW, 1, y, to, 1, y, to, count);
  }

  private static void normalise(
      RowLoops kernels,
      RowOperation op,
      double[] x,
      int from,
      int count,
      int n,
      double[] y,
      int to,
      double[] scratch) {
    kernels.maxima(x, from, count, n, scratch, PER_ROW);
    shift(kernels, x, from, count, n, y, to, scratch);
    int total = count * n;
    if (op == RowOperation.SOFTMAX) {
      kernels.unary(Unary.EXP, y, to, y, to, total);
      reduceRows(kernels, Reduction.SUM, y, to, count, n, scratch, PER_ROW);
      for (int i = 0; i < count; i++) {
        scratch[PER_ROW + i] = divisor(scratch[PER_ROW + i]);
      }
      kernels.withEach(Binary.DIVIDE, y, to, count, n, y, to, scratch);
      return;
    }
    kernels.unary(Unary.EXP, y, to, scratch, 0, total);
    rests(kernels, count, n, scratch, PER_ROW, scratch);
    kernels.unary(Unary.LOG1P, scratch, PER_ROW, scratch, PER_ROW, count);
    kernels.withEach(Binary.SUBTRACT, y, to, count, n, y, to, scratch);
  }

  private static void longNormalise(
      RowLoops kernels,
      RowOperation op,
      double[] x,
      int from,
      int n,
      double[] y,
      int to,
      double[] scratch) {
    int first = greatestBlock(kernels, x, from, n, scratch);
    double greatest = scratch[PER_ROW];
    scratch[PER_ROW] = finiteOrZero(greatest);
    boolean softmax = op == RowOperation.SOFTMAX;
    double total = 0;
    for (int j = 0; j < n; j += Kernels.BLOCK) {
      int length = Math.min(Kernels.BLOCK, n - j);
      kernels.binary(Binary.SUBTRACT, x, from + j, 1, scratch, PER_ROW, 0, y, to + j, length);
      if (greatest == Double.POSITIVE_INFINITY) {
        separateInfinite(y, to + j, length);
      }
      double[] e = softmax ? y : scratch;
      int at = softmax ? to + j : 0;
      kernels.unary(Unary.EXP, y, to + j, e, at, length);
      if (!softmax && j == first) {
        dropGreatest(e, at, length);
      }
      total += kernels.reduce(Reduction.SUM, e, at, length);
    }
    scratch[PER_ROW] = softmax ? divisor(total) : ScalarMath.log1p(total);
    Binary last = softmax ? Binary.DIVIDE : Binary.SUBTRACT;
    kernels.binary(last, y, to, 1, scratch, PER_ROW, 0, y, to, n);
  }

  private static double longLogSumExp(
      RowLoops kernels, double[] x, int from, int n, double[] scratch) {
    int first = greatestBlock(kernels, x, from, n, scratch);
    double greatest = scratch[PER_ROW];
    if (Double.isInfinite(greatest)) {
      return greatest;
    }
    double rest = 0;
    for (int j = 0; j < n; j += Kernels.BLOCK) {
      int length = Math.min(Kernels.BLOCK, n - j);
      kernels.binary(Binary.SUBTRACT, x, from + j, 1, scratch, PER_ROW, 0, scratch, 0, length);
      kernels.unary(Unary.EXP, scratch, 0, scratch, 0, length);
      if (j == first) {
        dropGreatest(scratch, 0, length);
      }
      rest += kernels.reduce(Reduction.SUM, scratch, 0, length);
    }
    return greatest + ScalarMath.log1p(rest);
  }

  /** Writes a long row's greatest behind the block, and says where its first block starts. */
  private static int greatestBlock(
      RowLoops kernels, double[] x, int from, int n, double[] scratch) {
    double greatest = Double.NEGATIVE_INFINITY;
    int first = 0;
    for (int j = 0; j < n; j += Kernels.BLOCK) {
      int length = Math.min(Kernels.BLOCK, n - j);
      double most = kernels.reduce(Reduction.MAX, x, from + j, length);
      first = most > greatest ? j : first;
      greatest = Math.max(greatest, most);
    }
    scratch[PER_ROW] = greatest;
    return first;
  }

  /**
   * Subtracts each row's greatest; where that is {@code +∞}, it becomes 0 and all else {@code −∞}.
   */
  private static void shift(
      RowLoops kernels,
      double[] x,
      int from,
      int count,
      int n,
      double[] y,
      int to,
      double[] scratch) {
    boolean infinite = false;
    for (int i = PER_ROW; i < PER_ROW + count; i++) {
      infinite |= Double.isInfinite(scratch[i]);
    }
    if (!infinite) {
      kernels.withEach(Binary.SUBTRACT, x, from, count, n, y, to, scratch);
      return;
    }
    for (int i = 0; i < count; i++) {
      shiftInfinite(x, from + i * n, n, y, to + i * n, scratch[PER_ROW + i]);
    }
  }

  private static void shiftInfinite(
      double[] x, int from, int n, double[] y, int to, double greatest) {
    double value = finiteOrZero(greatest);
    for (int j = 0; j < n; j++) {
      y[to + j] = x[from + j] - value;
    }
    if (greatest == Double.POSITIVE_INFINITY) {
      separateInfinite(y, to, n);
    }
  }

  private static void separateInfinite(double[] y, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      double other = Double.isNaN(y[i]) ? Double.NaN : Double.NEGATIVE_INFINITY;
      y[i] = y[i] == Double.POSITIVE_INFINITY ? 0 : other;
    }
  }

  private static double finiteOrZero(double value) {
    return Double.isInfinite(value) ? 0 : value;
  }

  /** The sum to divide by: 1 in place of the 0 of a row that is {@code −∞} throughout. */
  private static double divisor(double total) {
    return total == 0 ? 1 : total;
  }

  /** The sum of each row in {@code scratch} without its first 1, which is its greatest. */
  private static void rests(
      RowLoops kernels, int count, int n, double[] y, int to, double[] scratch) {
    for (int i = 0; i < count; i++) {
      if (n < ScalarKernels.ACCUMULATORS) {
        y[to + i] = shortRest(scratch, i * n, n);
      } else {
        dropGreatest(scratch, i * n, n);
        y[to + i] = kernels.reduce(Reduction.SUM, scratch, i * n, n);
      }
    }
  }

  /** The sum of elements of at most 1, or NaN, without the first 1; without a branch, as above. */
  private static double shortRest(double[] x, int offset, int n) {
    double sum = 0;
    long seen = 0;
    for (int i = offset; i < offset + n; i++) {
      long bits = Double.doubleToRawLongBits(x[i]);
      long other = bits ^ Coefficients.ONE_BITS;
      long isOther = (other | -other) >> 63;
      sum += Double.longBitsToDouble(bits & (isOther | seen));
      seen |= ~isOther;
    }
    return sum;
  }

  /** Zeroes the first 1, which is {@code exp} of the greatest less itself. */
  private static void dropGreatest(double[] x, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      if (x[i] == 1) {
        x[i] = 0;
        return;
      }
    }
  }

  static void reduceRows(
      Kernels kernels,
      Reduction op,
      double[] x,
      int xOffset,
      int rows,
      int n,
      double[] y,
      int yOffset) {
    int i = 0;
    if (op == Reduction.SUM && n < ScalarKernels.ACCUMULATORS) {
      i = shortSums(x, xOffset, rows, n, y, yOffset);
    }
    for (; i < rows; i++) {
      y[yOffset + i] = kernels.reduce(op, x, xOffset + i * n, n);
    }
  }

  /** Sums of rows that have no accumulators, four rows at a time; says how many it did. */
  private static int shortSums(double[] x, int from, int rows, int n, double[] y, int to) {
    int i = 0;
    for (int p = from; i + 4 <= rows; i += 4, p += 4 * n) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int j = p; j < p + n; j++) {
        s0 += x[j];
        s1 += x[j + n];
        s2 += x[j + 2 * n];
        s3 += x[j + 3 * n];
      }
      y[to + i] = s0;
      y[to + i + 1] = s1;
      y[to + i + 2] = s2;
      y[to + i + 3] = s3;
    }
    return i;
  }
}
