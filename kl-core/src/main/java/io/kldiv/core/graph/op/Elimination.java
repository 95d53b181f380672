package io.kldiv.core.graph.op;

/**
 * Gaussian elimination with row exchanges, in place.
 *
 * @param d the number of equations
 * @param n the number of right sides
 * @param back solves the triangular equations that are left
 */
record Elimination(int d, int n, BackSubstitution back) {
  static Elimination of(int d, int n) {
    return new Elimination(d, n, new BackSubstitution("solve", d, n, false, false));
  }

  /** Replaces the right sides {@code x [d × n]} by the solutions; overwrites {@code a [d × d]}. */
  void solve(double[] a, double[] x, int xOffset, int matrix) {
    for (int k = 0; k < d; k++) {
      int best = pivotRow(a, k);
      double pivot = a[best * d + k];
      if (pivot == 0) {
        throw MatrixException.singular("solve", matrix, k, pivot);
      }
      exchange(a, best * d, k * d, d);
      exchange(x, xOffset + best * n, xOffset + k * n, n);
      for (int i = k + 1; i < d; i++) {
        double factor = -a[i * d + k] / pivot;
        addRow(a, k * d + k, factor, i * d + k, d - k);
        addRow(x, xOffset + k * n, factor, xOffset + i * n, n);
      }
    }
    back.solve(a, 0, x, xOffset, matrix);
  }

  private int pivotRow(double[] a, int k) {
    int best = k;
    for (int i = k + 1; i < d; i++) {
      if (Math.abs(a[i * d + k]) > Math.abs(a[best * d + k])) {
        best = i;
      }
    }
    return best;
  }

  private static void exchange(double[] x, int one, int other, int n) {
    for (int j = 0; j < n && one != other; j++) {
      double value = x[one + j];
      x[one + j] = x[other + j];
      x[other + j] = value;
    }
  }

  private static void addRow(double[] x, int from, double factor, int to, int n) {
    for (int j = 0; j < n; j++) {
      x[to + j] = Math.fma(factor, x[from + j], x[to + j]);
    }
  }
}
