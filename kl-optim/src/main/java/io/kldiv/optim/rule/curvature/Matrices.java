package io.kldiv.optim.rule.curvature;

import java.util.Arrays;

/** Loops over matrices that lie row by row in arrays, in an order that is always the same. */
final class Matrices {
  private Matrices() {}

  static double trace(double[] matrix, int offset, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += matrix[offset + i * (n + 1)];
    }
    return sum;
  }

  static void addToDiagonal(double[] matrix, int offset, int n, double value) {
    for (int i = 0; i < n; i++) {
      matrix[offset + i * (n + 1)] += value;
    }
  }

  /**
   * Inverts a symmetric positive definite matrix by Cholesky's factor U, with UᵀU the matrix, which
   * takes its place.
   *
   * @param matrix the array of the matrix {@code [n × n]}, of which the upper triangle is read
   * @param inverse the array for its inverse, at the same place
   * @param offset where both start
   * @param n the number of rows
   * @throws IllegalStateException if the matrix is not positive definite
   */
  static void invert(double[] matrix, double[] inverse, int offset, int n) {
    factor(matrix, offset, n);
    Arrays.fill(inverse, offset, offset + n * n, 0);
    for (int i = 0; i < n; i++) { // UᵀY = I, downwards
      int row = offset + i * n;
      inverse[row + i] = 1;
      for (int k = 0; k < i; k++) {
        subtract(matrix[offset + k * n + i], inverse, offset + k * n, inverse, row, i + 1);
      }
      divide(inverse, row, i + 1, matrix[row + i]);
    }
    for (int i = n - 1; i >= 0; i--) { // UZ = Y, upwards, and only the lower triangle of Z
      int row = offset + i * n;
      for (int k = i + 1; k < n; k++) {
        subtract(matrix[row + k], inverse, offset + k * n, inverse, row, i + 1);
      }
      divide(inverse, row, i + 1, matrix[row + i]);
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        inverse[offset + i * n + j] = inverse[offset + j * n + i];
      }
    }
  }

  private static void factor(double[] a, int offset, int n) {
    for (int k = 0; k < n; k++) {
      int row = offset + k * n;
      double pivot = a[row + k];
      if (!(pivot > 0)) {
        throw new IllegalStateException(
            "a damped factor of the Fisher matrix is not positive definite: pivot %s in row %d of %d"
                .formatted(pivot, k, n));
      }
      divide(a, row + k, n - k, Math.sqrt(pivot));
      for (int i = k + 1; i < n; i++) {
        subtract(a[row + i], a, row + i, a, offset + i * n + i, n - i);
      }
    }
  }

  /** to ← to − factor·from, over some elements. */
  private static void subtract(
      double factor, double[] from, int fromOffset, double[] to, int toOffset, int count) {
    for (int j = 0; j < count; j++) {
      to[toOffset + j] -= factor * from[fromOffset + j];
    }
  }

  private static void divide(double[] x, int offset, int count, double by) {
    for (int j = 0; j < count; j++) {
      x[offset + j] /= by;
    }
  }
}
