package io.kldiv.core.graph.op;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.MatrixProduct;
import io.kldiv.core.kernel.Unary;

/**
 * Gaussian elimination with row exchanges, in place, by halves.
 *
 * <p>The matrix becomes {@code l·u} with ones on the diagonal of u (Crout's form). The left half of
 * the columns is factored first; substitution gives the rows of u in the right half, a product
 * takes them from the rows below, and the right half is factored. As the product kernel adds,
 * matrix and right sides are given negated, and stay so until final.
 */
final class Elimination {
  private final Kernels kernels;
  private final int d;
  private final int n;
  private final Substitution forward;
  private final Substitution backward;
  private final Step factor;
  private int scratchLength;

  /** A step of the factorisation. */
  @FunctionalInterface
  private interface Step {
    void run(double[] a, double[] x, int xOffset, double[] scratch, int matrix);
  }

  /**
   * An elimination for matrices and right sides of one size.
   *
   * @param kernels the loops to use
   * @param d the number of equations
   * @param n the number of right sides
   */
  Elimination(Kernels kernels, int d, int n) {
    this.kernels = kernels;
    this.d = d;
    this.n = n;
    forward = new Substitution(kernels, form(true, n), n);
    backward = new Substitution(kernels, form(false, n), n);
    scratchLength = Math.max(forward.scratchLength(), backward.scratchLength());
    factor = factor(0, d);
  }

  private Substitution.Form form(boolean lower, int leading) {
    return new Substitution.Form("solve", d, lower, false, leading);
  }

  /** The length of the scratch array that solving needs. */
  int scratchLength() {
    return scratchLength;
  }

  /** Replaces −b in {@code x [d × n]} by the solutions; overwrites −a in {@code a [d × d]}. */
  void solve(double[] a, double[] x, int xOffset, double[] scratch, int matrix) {
    factor.run(a, x, xOffset, scratch, matrix);
    forward.solve(a, 0, x, xOffset, 0, d, scratch, matrix);
    kernels.unary(Unary.NEGATE, x, xOffset, x, xOffset, d * n);
    for (int i = 0; i < d; i++) {
      a[i * d + i] = 1;
    }
    backward.solve(a, 0, x, xOffset, 0, d, scratch, matrix);
  }

  /** Factors columns from ≤ j < to, whose rows above are done. */
  private Step factor(int from, int to) {
    if (to - from <= Substitution.LEAF) {
      return (a, x, xOffset, scratch, matrix) -> leaf(a, x, xOffset, from, to, matrix);
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    Step left = factor(from, middle);
    Substitution solve = new Substitution(kernels, form(true, d), to - middle);
    MatrixProduct update =
        new MatrixProduct(d - middle, to - middle, middle - from, false, false, d, d, d, true);
    Step right = factor(middle, to);
    scratchLength =
        Math.max(scratchLength, Math.max(solve.scratchLength(), update.scratchLength()));
    return (a, x, xOffset, scratch, matrix) -> {
      left.run(a, x, xOffset, scratch, matrix);
      solve.solve(a, 0, a, middle, from, middle, scratch, matrix);
      int below = middle * d + from;
      int beside = from * d + middle;
      int rest = middle * d + middle;
      kernels.multiply(update, 0, d - middle, a, below, a, beside, a, rest, scratch);
      right.run(a, x, xOffset, scratch, matrix);
    };
  }

  private void leaf(double[] a, double[] x, int xOffset, int from, int to, int matrix) {
    for (int k = from; k < to; k++) {
      int best = pivotRow(a, k);
      double pivot = 0 - a[best * d + k];
      if (pivot == 0) {
        throw MatrixException.singular("solve", matrix, k, pivot);
      }
      exchange(a, best * d, k * d, d);
      exchange(x, xOffset + best * n, xOffset + k * n, n);
      a[k * d + k] = pivot;
      for (int j = k + 1; j < to; j++) {
        a[k * d + j] = (0 - a[k * d + j]) / pivot;
      }
      for (int i = k + 1; i < d; i++) {
        double factor = 0 - a[i * d + k];
        a[i * d + k] = factor;
        for (int j = k + 1; j < to; j++) {
          a[i * d + j] = Math.fma(factor, a[k * d + j], a[i * d + j]);
        }
      }
    }
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
}
