package io.kldiv.core.graph.op;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic rotations (Jacobi 1846;
 * Rutishauser 1966), in its own scratch memory, so that it allocates nothing. It is exact for
 * diagonal matrices.
 */
final class Jacobi {
  /** Above, the iterations of ojAlgo take less time. */
  static final int LARGEST = 32;

  private static final int SWEEPS = 60;
  private static final double NEGLIGIBLE = 0x1p-54;
  private static final double FAR = 1e150;

  private final int d;
  private final double[] a;
  private final double[] v;
  private final int[] order;

  Jacobi(int d) {
    this.d = d;
    this.a = new double[d * d];
    this.v = new double[d * d];
    this.order = new int[d];
  }

  /**
   * Decomposes the symmetric part of a matrix.
   *
   * @param x the array of the matrix
   * @param from where it starts
   * @param y where the values go, least first, and behind them the rows of the matrix whose columns
   *     are the vectors
   * @param to where they start
   * @return whether it converged
   */
  boolean decompose(double[] x, int from, double[] y, int to) {
    Arrays.fill(v, 0);
    for (int i = 0; i < d; i++) {
      v[i * d + i] = 1;
      for (int j = 0; j < d; j++) {
        a[i * d + j] = 0.5 * x[from + i * d + j] + 0.5 * x[from + j * d + i];
      }
    }
    boolean changed = true;
    for (int sweep = 0; changed && sweep < SWEEPS; sweep++) {
      changed = sweep();
    }
    write(y, to);
    return !changed;
  }

  /** One rotation for each pair; whether any was needed. */
  private boolean sweep() {
    boolean changed = false;
    for (int p = 0; p < d; p++) {
      for (int q = p + 1; q < d; q++) {
        double size = Math.abs(a[p * d + q]);
        double lesser = Math.min(Math.abs(a[p * d + p]), Math.abs(a[q * d + q]));
        if (size > NEGLIGIBLE * lesser && size >= Double.MIN_NORMAL) {
          rotate(p, q);
          changed = true;
        } else {
          a[p * d + q] = 0;
          a[q * d + p] = 0;
        }
      }
    }
    return changed;
  }

  private void rotate(int p, int q) {
    double coupling = a[p * d + q];
    double cotangent = 0.5 * (a[q * d + q] - a[p * d + p]) / coupling;
    double size = Math.abs(cotangent);
    double tangent = size > FAR ? 0.5 / size : 1 / (size + Math.sqrt(Math.fma(size, size, 1)));
    double t = cotangent < 0 ? -tangent : tangent;
    double c = 1 / Math.sqrt(Math.fma(t, t, 1));
    double s = t * c;
    double tau = s / (1 + c);
    a[p * d + p] = Math.fma(-t, coupling, a[p * d + p]);
    a[q * d + q] = Math.fma(t, coupling, a[q * d + q]);
    a[p * d + q] = 0;
    a[q * d + p] = 0;
    for (int i = 0; i < d; i++) {
      if (i != p && i != q) {
        turn(a, i * d + p, i * d + q, s, tau);
        a[p * d + i] = a[i * d + p];
        a[q * d + i] = a[i * d + q];
      }
      turn(v, i * d + p, i * d + q, s, tau);
    }
  }

  private static void turn(double[] m, int p, int q, double s, double tau) {
    double left = m[p];
    double right = m[q];
    m[p] = Math.fma(-s, Math.fma(tau, left, right), left);
    m[q] = Math.fma(s, Math.fma(-tau, right, left), right);
  }

  /** Values ascend, equal ones in their order; the greatest element of a vector is positive. */
  private void write(double[] y, int to) {
    for (int j = 0; j < d; j++) {
      int place = j;
      double value = a[j * d + j];
      while (place > 0 && a[order[place - 1] * d + order[place - 1]] > value) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = j;
    }
    for (int j = 0; j < d; j++) {
      int column = order[j];
      double greatest = 0;
      for (int i = 0; i < d; i++) {
        double element = v[i * d + column];
        greatest = Math.abs(element) > Math.abs(greatest) ? element : greatest;
      }
      y[to + j] = a[column * d + column];
      for (int i = 0; i < d; i++) {
        double element = v[i * d + column];
        y[to + (i + 1) * d + j] = greatest < 0 ? 0 - element : element;
      }
    }
  }
}
