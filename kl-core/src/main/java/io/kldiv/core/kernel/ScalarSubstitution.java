package io.kldiv.core.kernel;

/** Forward substitution in plain Java, row by row. */
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
    for (int i = 0; i < d; i++) {
      int row = xOffset + i * xStride;
      int factors = tOffset + i * tRowStride;
      for (int k = 0; k < i; k++) {
        add(t[factors + k * tColumnStride], x, xOffset + k * xStride, row, n);
      }
      divide(x, row, t[factors + i * tColumnStride], n);
    }
  }

  private static void add(double factor, double[] x, int from, int to, int n) {
    for (int j = 0; j < n; j++) {
      x[to + j] = Math.fma(factor, x[from + j], x[to + j]);
    }
  }

  private static void divide(double[] x, int row, double pivot, int n) {
    for (int j = 0; j < n; j++) {
      x[row + j] = (0 - x[row + j]) / pivot;
    }
  }
}
