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
  private static final int PER_ROW = Kernels.BLOCK;
  private static final int LONG_ENOUGH = 32;

  private RowKernels() {}

  static void apply(
      Kernels kernels,
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
      Kernels kernels,
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
      Kernels kernels,
      double[] x,
      int from,
      int count,
      int n,
      double[] y,
      int to,
      double[] scratch) {
    maxima(kernels, x, from, count, n, scratch);
    shift(kernels, x, from, count, n, scratch, 0, scratch);
    kernels.unary(Unary.EXP, scratch, 0, scratch, 0, count * n);
    for (int i = 0; i < count; i++) {
      dropGreatest(scratch, i * n, n);
      y[to + i] = kernels.reduce(Reduction.SUM, scratch, i * n, n);
    }
    kernels.unary(Unary.LOG1P, y, to, y, to, count);
    kernels.binary(Binary.ADD, scratch, PER_ROW, 1, y, to, 1, y, to, count);
  }

  private static void normalise(
      Kernels kernels,
      RowOperation op,
      double[] x,
      int from,
      int count,
      int n,
      double[] y,
      int to,
      double[] scratch) {
    maxima(kernels, x, from, count, n, scratch);
    shift(kernels, x, from, count, n, y, to, scratch);
    int total = count * n;
    if (op == RowOperation.SOFTMAX) {
      kernels.unary(Unary.EXP, y, to, y, to, total);
      for (int i = 0; i < count; i++) {
        scratch[PER_ROW + i] = divisor(kernels.reduce(Reduction.SUM, y, to + i * n, n));
      }
      Layout.repeatColumn(scratch, PER_ROW, count, n, scratch, 0);
      kernels.binary(Binary.DIVIDE, y, to, 1, scratch, 0, 1, y, to, total);
      return;
    }
    kernels.unary(Unary.EXP, y, to, scratch, 0, total);
    for (int i = 0; i < count; i++) {
      dropGreatest(scratch, i * n, n);
      scratch[PER_ROW + i] = kernels.reduce(Reduction.SUM, scratch, i * n, n);
    }
    kernels.unary(Unary.LOG1P, scratch, PER_ROW, scratch, PER_ROW, count);
    Layout.repeatColumn(scratch, PER_ROW, count, n, scratch, 0);
    kernels.binary(Binary.SUBTRACT, y, to, 1, scratch, 0, 1, y, to, total);
  }

  private static void longNormalise(
      Kernels kernels,
      RowOperation op,
      double[] x,
      int from,
      int n,
      double[] y,
      int to,
      double[] scratch) {
    maxima(kernels, x, from, 1, n, scratch);
    double greatest = scratch[PER_ROW];
    scratch[PER_ROW] = finiteOrZero(greatest);
    kernels.binary(Binary.SUBTRACT, x, from, 1, scratch, PER_ROW, 0, y, to, n);
    if (greatest == Double.POSITIVE_INFINITY) {
      separateInfinite(y, to, n);
    }
    if (op == RowOperation.SOFTMAX) {
      kernels.unary(Unary.EXP, y, to, y, to, n);
      scratch[PER_ROW] = divisor(kernels.reduce(Reduction.SUM, y, to, n));
      kernels.binary(Binary.DIVIDE, y, to, 1, scratch, PER_ROW, 0, y, to, n);
      return;
    }
    double rest = 0;
    boolean dropped = false;
    for (int j = 0; j < n; j += Kernels.BLOCK) {
      int length = Math.min(Kernels.BLOCK, n - j);
      kernels.unary(Unary.EXP, y, to + j, scratch, 0, length);
      dropped = dropped || dropGreatest(scratch, 0, length);
      rest += kernels.reduce(Reduction.SUM, scratch, 0, length);
    }
    scratch[PER_ROW] = ScalarMath.log1p(rest);
    kernels.binary(Binary.SUBTRACT, y, to, 1, scratch, PER_ROW, 0, y, to, n);
  }

  private static double longLogSumExp(
      Kernels kernels, double[] x, int from, int n, double[] scratch) {
    maxima(kernels, x, from, 1, n, scratch);
    double greatest = scratch[PER_ROW];
    if (Double.isInfinite(greatest)) {
      return greatest;
    }
    double rest = 0;
    boolean dropped = false;
    for (int j = 0; j < n; j += Kernels.BLOCK) {
      int length = Math.min(Kernels.BLOCK, n - j);
      kernels.binary(Binary.SUBTRACT, x, from + j, 1, scratch, PER_ROW, 0, scratch, 0, length);
      kernels.unary(Unary.EXP, scratch, 0, scratch, 0, length);
      dropped = dropped || dropGreatest(scratch, 0, length);
      rest += kernels.reduce(Reduction.SUM, scratch, 0, length);
    }
    return greatest + ScalarMath.log1p(rest);
  }

  /** Writes the greatest of each row behind the block in {@code scratch}. */
  private static void maxima(
      Kernels kernels, double[] x, int from, int count, int n, double[] scratch) {
    for (int i = 0; i < count; i++) {
      scratch[PER_ROW + i] =
          n < LONG_ENOUGH
              ? ScalarKernels.max(x, from + i * n, n)
              : kernels.reduce(Reduction.MAX, x, from + i * n, n);
    }
  }

  /**
   * Subtracts each row's greatest; where that is {@code +∞}, it becomes 0 and all else {@code −∞}.
   */
  private static void shift(
      Kernels kernels,
      double[] x,
      int from,
      int count,
      int n,
      double[] y,
      int to,
      double[] scratch) {
    boolean infinite = false;
    for (int i = 0, p = 0; i < count; i++) {
      double greatest = scratch[PER_ROW + i];
      infinite |= greatest == Double.POSITIVE_INFINITY;
      double value = finiteOrZero(greatest);
      for (int end = p + n; p < end; p++) {
        scratch[p] = value;
      }
    }
    kernels.binary(Binary.SUBTRACT, x, from, 1, scratch, 0, 1, y, to, count * n);
    for (int i = 0; infinite && i < count; i++) {
      if (scratch[PER_ROW + i] == Double.POSITIVE_INFINITY) {
        separateInfinite(y, to + i * n, n);
      }
    }
  }

  private static void separateInfinite(double[] y, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      y[i] = y[i] == Double.POSITIVE_INFINITY ? 0 : Double.NEGATIVE_INFINITY;
    }
  }

  private static double finiteOrZero(double value) {
    return Double.isInfinite(value) ? 0 : value;
  }

  /** The sum to divide by: 1 in place of the 0 of a row that is {@code −∞} throughout. */
  private static double divisor(double total) {
    return total == 0 ? 1 : total;
  }

  /** Zeroes the first 1, which is {@code exp} of the greatest less itself. */
  private static boolean dropGreatest(double[] x, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      if (x[i] == 1) {
        x[i] = 0;
        return true;
      }
    }
    return false;
  }

  private static void reduceRows(
      Kernels kernels,
      Reduction op,
      double[] x,
      int xOffset,
      int rows,
      int n,
      double[] y,
      int yOffset) {
    for (int i = 0; i < rows; i++) {
      y[yOffset + i] = kernels.reduce(op, x, xOffset + i * n, n);
    }
  }
}
