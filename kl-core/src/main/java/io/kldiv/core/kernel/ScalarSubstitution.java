package io.kldiv.core.kernel;

/** Forward substitution in plain Java: four columns at a time, whose sums do not wait, then one. */
final class ScalarSubstitution {
  private ScalarSubstitution() {}

  static void apply(
      int d,
      int n,
      double[] t,
      int tOffset,
      int tRowStride,
      int tColumnStride,
      double[] x,
      int xOffset,
      int xStride) {
    int j = 0;
    for (; j + 4 <= n; j += 4) {
      fourColumns(d, t, tOffset, tRowStride, tColumnStride, x, xOffset + j, xStride);
    }
    for (; j < n; j++) {
      oneColumn(d, t, tOffset, tRowStride, tColumnStride, x, xOffset + j, xStride);
    }
  }

  private static void fourColumns(
      int d,
      double[] t,
      int tOffset,
      int tRowStride,
      int tColumnStride,
      double[] x,
      int xOffset,
      int xStride) {
    for (int i = 0, row = xOffset, a = tOffset; i < d; i++, row += xStride, a += tRowStride) {
      double y0 = x[row];
      double y1 = x[row + 1];
      double y2 = x[row + 2];
      double y3 = x[row + 3];
      for (int k = 0, from = xOffset; k < i; k++, from += xStride) {
        double factor = t[a + k * tColumnStride];
        y0 = Math.fma(factor, x[from], y0);
        y1 = Math.fma(factor, x[from + 1], y1);
        y2 = Math.fma(factor, x[from + 2], y2);
        y3 = Math.fma(factor, x[from + 3], y3);
      }
      double pivot = t[a + i * tColumnStride];
      x[row] = (0 - y0) / pivot;
      x[row + 1] = (0 - y1) / pivot;
      x[row + 2] = (0 - y2) / pivot;
      x[row + 3] = (0 - y3) / pivot;
    }
  }

  private static void oneColumn(
      int d,
      double[] t,
      int tOffset,
      int tRowStride,
      int tColumnStride,
      double[] x,
      int xOffset,
      int xStride) {
    for (int i = 0, row = xOffset, a = tOffset; i < d; i++, row += xStride, a += tRowStride) {
      double y = x[row];
      for (int k = 0, from = xOffset; k < i; k++, from += xStride) {
        y = Math.fma(t[a + k * tColumnStride], x[from], y);
      }
      x[row] = (0 - y) / t[a + i * tColumnStride];
    }
  }
}
