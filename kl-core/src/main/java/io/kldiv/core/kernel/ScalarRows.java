package io.kldiv.core.kernel;

/** The loops of row operations in plain Java, on top of the other kernels where rows are long. */
final class ScalarRows {
  /** From here on a row has loops of its own; below, several go in one. */
  static final int LONG_ENOUGH = 32;

  /** From here on a row and its one number are better than a block of repeated numbers. */
  static final int ALONE = 128;

  private static final long LEAST = key(Double.NEGATIVE_INFINITY);

  private ScalarRows() {}

  /** See {@link RowLoops#maxima}. */
  static void maxima(
      Kernels kernels, double[] x, int xOffset, int rows, int n, double[] y, int yOffset) {
    if (n < LONG_ENOUGH) {
      shortMaxima(x, xOffset, rows, n, y, yOffset);
    } else {
      RowKernels.reduceRows(kernels, Reduction.MAX, x, xOffset, rows, n, y, yOffset);
    }
  }

  /**
   * Four rows at a time, so that four maxima are on their way at once; and without a branch, which
   * would often be foretold wrongly: numbers have the order of {@link #key}, apart from NaN.
   */
  private static void shortMaxima(
      double[] x, int xOffset, int rows, int n, double[] y, int yOffset) {
    int i = yOffset;
    int p = xOffset;
    for (; i + 4 <= yOffset + rows; i += 4, p += 4 * n) {
      long m0 = LEAST;
      long m1 = LEAST;
      long m2 = LEAST;
      long m3 = LEAST;
      for (int j = p; j < p + n; j++) {
        m0 = Math.max(m0, key(x[j]));
        m1 = Math.max(m1, key(x[j + n]));
        m2 = Math.max(m2, key(x[j + 2 * n]));
        m3 = Math.max(m3, key(x[j + 3 * n]));
      }
      y[i] = ofKey(m0);
      y[i + 1] = ofKey(m1);
      y[i + 2] = ofKey(m2);
      y[i + 3] = ofKey(m3);
    }
    for (; i < yOffset + rows; i++, p += n) {
      long most = LEAST;
      for (int j = p; j < p + n; j++) {
        most = Math.max(most, key(x[j]));
      }
      y[i] = ofKey(most);
    }
  }

  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  private static double ofKey(long key) {
    return Double.longBitsToDouble(key ^ (key >> 63 & Long.MAX_VALUE));
  }

  /** See {@link RowLoops#withEach}. */
  static void withEach(
      Kernels kernels,
      Binary op,
      double[] x,
      int xOffset,
      int rows,
      int n,
      double[] y,
      int yOffset,
      double[] scratch) {
    if (n < ALONE) {
      Layout.repeatColumn(scratch, RowKernels.PER_ROW, rows, n, scratch, 0);
      kernels.binary(op, x, xOffset, 1, scratch, 0, 1, y, yOffset, rows * n);
      return;
    }
    for (int i = 0; i < rows; i++) {
      int row = i * n;
      kernels.binary(
          op, x, xOffset + row, 1, scratch, RowKernels.PER_ROW + i, 0, y, yOffset + row, n);
    }
  }
}
