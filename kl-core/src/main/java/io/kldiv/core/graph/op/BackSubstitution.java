package io.kldiv.core.graph.op;

/**
 * Forward or backward substitution in place.
 *
 * @param operation the name in messages
 * @param d the number of equations
 * @param n the number of right sides
 * @param lower whether the matrix is lower triangular as stored
 * @param transposed whether the equations have its transpose
 */
record BackSubstitution(String operation, int d, int n, boolean lower, boolean transposed) {
  /** Replaces the right sides {@code x [d × n]} by the solutions. */
  void solve(double[] t, int tOffset, double[] x, int xOffset, int matrix) {
    boolean forward = lower != transposed;
    for (int step = 0; step < d; step++) {
      int i = forward ? step : d - 1 - step;
      double pivot = t[tOffset + i * d + i];
      if (pivot == 0) {
        throw MatrixException.singular(operation, matrix, i, pivot);
      }
      int row = xOffset + i * n;
      for (int earlier = 0; earlier < step; earlier++) {
        int k = forward ? earlier : d - 1 - earlier;
        double factor = -t[tOffset + (transposed ? k * d + i : i * d + k)];
        int other = xOffset + k * n;
        for (int j = 0; j < n; j++) {
          x[row + j] = Math.fma(factor, x[other + j], x[row + j]);
        }
      }
      for (int j = 0; j < n; j++) {
        x[row + j] /= pivot;
      }
    }
  }
}
