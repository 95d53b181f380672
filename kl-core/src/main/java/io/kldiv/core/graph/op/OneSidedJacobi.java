package io.kldiv.core.graph.op;

import java.util.Arrays;

/**
 * The thin singular value decomposition of a small matrix by rotations of its columns until they
 * are orthogonal (Hestenes 1958; Demmel and Veselić 1992 for its accuracy, which is relative to
 * each value where the columns can be scaled to a well-conditioned matrix), in its own scratch
 * memory, so that it allocates nothing. It is exact for diagonal matrices.
 */
final class OneSidedJacobi {
  /** Above, ojAlgo takes less than half the time. */
  static final int LARGEST = 16;

  private static final int SWEEPS = 60;
  private static final double FAR = 1e150;

  /** The least square of a column's length, where the greatest element is near 1; less is 0. */
  private static final double TINY = 1e-290;

  private final int m;
  private final int n;
  private final boolean tall;
  private final int rows;
  private final int columns;
  private final double negligible;

  /** The columns one after another, first as given, in the end orthogonal. */
  private final double[] w;

  /** The product of the rotations, column by column. */
  private final double[] v;

  private final double[] values;
  private final int[] order;

  /** For matrices {@code [m × n]}; it works on the transposed of wide ones. */
  OneSidedJacobi(int m, int n) {
    this.m = m;
    this.n = n;
    this.tall = m >= n;
    this.rows = Math.max(m, n);
    this.columns = Math.min(m, n);
    this.negligible = rows * 0x1p-53;
    this.w = new double[rows * columns];
    this.v = new double[columns * columns];
    this.values = new double[columns];
    this.order = new int[columns];
  }

  /**
   * Decomposes a matrix.
   *
   * @param x the array of the matrix, finite
   * @param from where it starts
   * @param y where the values go, greatest first, and behind them the rows of u and of v; the
   *     greatest element of a column of u is positive
   * @param to where they start
   * @return whether it converged
   */
  boolean decompose(double[] x, int from, double[] y, int to) {
    double scale = scale(x, from);
    Arrays.fill(v, 0);
    for (int j = 0; j < columns; j++) {
      v[j * columns + j] = 1;
      for (int i = 0; i < rows; i++) {
        w[j * rows + i] = x[from + (tall ? i * n + j : j * n + i)] / scale;
      }
    }
    boolean changed = true;
    for (int sweep = 0; changed && sweep < SWEEPS; sweep++) {
      changed = sweep();
    }
    normalise();
    write(scale, y, to);
    return !changed;
  }

  /** A power of two near the greatest element, so that no square is too large or too small. */
  private double scale(double[] x, int from) {
    double greatest = 0;
    for (int i = 0; i < m * n; i++) {
      greatest = Math.max(greatest, Math.abs(x[from + i]));
    }
    int exponent = Math.max(Math.getExponent(greatest), Double.MIN_EXPONENT);
    return greatest == 0 ? 1 : Math.scalb(1.0, exponent);
  }

  /** One rotation for each pair of columns; whether any was needed. */
  private boolean sweep() {
    boolean changed = false;
    for (int p = 0; p < columns; p++) {
      for (int q = p + 1; q < columns; q++) {
        double ofP = product(p, p);
        double ofQ = product(q, q);
        double both = product(p, q);
        double sizes = Math.sqrt(ofP) * Math.sqrt(ofQ);
        if (Math.min(ofP, ofQ) >= TINY && Math.abs(both) > negligible * sizes) {
          rotate(p, q, 0.5 * (ofQ - ofP) / both);
          changed = true;
        }
      }
    }
    return changed;
  }

  private double product(int p, int q) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum = Math.fma(w[p * rows + i], w[q * rows + i], sum);
    }
    return sum;
  }

  private void rotate(int p, int q, double cotangent) {
    double size = Math.abs(cotangent);
    double tangent = size > FAR ? 0.5 / size : 1 / (size + Math.sqrt(Math.fma(size, size, 1)));
    double t = cotangent < 0 ? -tangent : tangent;
    double c = 1 / Math.sqrt(Math.fma(t, t, 1));
    turn(w, p * rows, q * rows, rows, c, t * c);
    turn(v, p * columns, q * columns, columns, c, t * c);
  }

  private static void turn(double[] a, int p, int q, int length, double c, double s) {
    for (int i = 0; i < length; i++) {
      double left = a[p + i];
      double right = a[q + i];
      a[p + i] = Math.fma(c, left, -s * right);
      a[q + i] = Math.fma(s, left, c * right);
    }
  }

  /** Columns of length 1 with their lengths apart, in descending order. */
  private void normalise() {
    for (int j = 0; j < columns; j++) {
      double square = product(j, j);
      double length = square < TINY ? 0 : Math.sqrt(square);
      values[j] = length;
      for (int i = 0; i < rows && length > 0; i++) {
        w[j * rows + i] /= length;
      }
      int place = j;
      while (place > 0 && values[order[place - 1]] < length) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = j;
    }
    for (int j = 0; j < columns; j++) {
      if (values[order[j]] == 0) {
        complete(j);
      }
    }
  }

  /**
   * A column that was 0: the unit vector farthest from those before it, made orthogonal to them.
   */
  private void complete(int place) {
    int column = order[place] * rows;
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      double covered = 0;
      for (int k = 0; k < place; k++) {
        double element = w[order[k] * rows + i];
        covered = Math.fma(element, element, covered);
      }
      best = covered < least ? i : best;
      least = Math.min(covered, least);
    }
    Arrays.fill(w, column, column + rows, 0);
    w[column + best] = 1;
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 0; k < place; k++) {
        double along = product(order[place], order[k]);
        for (int i = 0; i < rows; i++) {
          w[column + i] = Math.fma(-along, w[order[k] * rows + i], w[column + i]);
        }
      }
    }
    double length = Math.sqrt(product(order[place], order[place]));
    for (int i = 0; i < rows; i++) {
      w[column + i] /= length;
    }
  }

  private void write(double scale, double[] y, int to) {
    int u = to + columns;
    int behind = u + m * columns;
    for (int j = 0; j < columns; j++) {
      double[] left = tall ? w : v;
      double[] right = tall ? v : w;
      int ofLeft = order[j] * m;
      int ofRight = order[j] * n;
      double greatest = 0;
      for (int i = 0; i < m; i++) {
        double element = left[ofLeft + i];
        greatest = Math.abs(element) > Math.abs(greatest) ? element : greatest;
      }
      boolean turned = greatest < 0;
      y[to + j] = values[order[j]] * scale;
      for (int i = 0; i < m; i++) {
        y[u + i * columns + j] = signed(turned, left[ofLeft + i]);
      }
      for (int i = 0; i < n; i++) {
        y[behind + i * columns + j] = signed(turned, right[ofRight + i]);
      }
    }
  }

  private static double signed(boolean turned, double x) {
    return turned ? 0 - x : x;
  }
}
