package io.kldiv.optim.rule.curvature;

/** Loops over whole arrays, in an order that is always the same. */
final class Vectors {
  private Vectors() {}

  /** The sum of aᵢ·bᵢ, in four sums that take turns. */
  static double dot(double[] a, double[] b) {
    return dot(a, 0, b);
  }

  private static double dot(double[] a, int offset, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < b.length; i += 4) {
      s0 += a[offset + i] * b[i];
      s1 += a[offset + i + 1] * b[i + 1];
      s2 += a[offset + i + 2] * b[i + 2];
      s3 += a[offset + i + 3] * b[i + 3];
    }
    for (; i < b.length; i++) {
      s0 += a[offset + i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** y ← y + factor·x. */
  static void addScaled(double factor, double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += factor * x[i];
    }
  }

  /** to ← base + factor·x. */
  static void combine(double[] base, double factor, double[] x, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = base[i] + factor * x[i];
    }
  }

  /** x ← factor·x. */
  static void scale(double factor, double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }

  static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  static double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  /** The greatest |xᵢ|, 0 for none. */
  static double maxAbs(double[] x) {
    double greatest = 0;
    for (double value : x) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest;
  }

  /** The sum of |xᵢ|. */
  static double sumAbs(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += Math.abs(value);
    }
    return sum;
  }

  /** The product of a row of a matrix, as long as x, with x. */
  static double dotRow(double[] matrix, int row, double[] x) {
    return dot(matrix, row * x.length, x);
  }

  /** y ← y + factor·(a row of a matrix, as long as y). */
  static void addRow(double factor, double[] matrix, int row, double[] y) {
    int offset = row * y.length;
    for (int i = 0; i < y.length; i++) {
      y[i] += factor * matrix[offset + i];
    }
  }
}
