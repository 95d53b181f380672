package io.kldiv.core.graph.op;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.MatrixProduct;
import java.util.Arrays;

/**
 * Forward or backward substitution in place, for a number of right sides: a half of the equations
 * first, then a matrix product takes their solutions out of the other half, and so on down to a few
 * equations.
 *
 * <p>The first half has a power of two times {@link #LEAF} equations, so the products come in few
 * shapes. Forward, each element meets the solutions in the order of the equations. Backward, it
 * meets them block by block from the last one, in order within a block of more than {@link #LEAF}
 * and in reverse order within the last one. Neither depends on where the equations begin or on the
 * right sides taken at a time.
 *
 * <p>The product kernel adds; so the right sides are given negated, and stay so until they become
 * solutions.
 */
final class Substitution {
  /** The most equations that are solved without a product. */
  static final int LEAF = 16;

  private final Kernels kernels;
  private final Form form;
  private final int columns;
  private final MatrixProduct[] products;

  /**
   * The equations.
   *
   * @param operation the name in messages
   * @param d their number, which is also the distance between the rows of the matrix
   * @param lower whether the matrix is lower triangular as stored
   * @param transposed whether the equations have its transpose
   * @param leading the distance between the rows of right sides
   */
  record Form(String operation, int d, boolean lower, boolean transposed, int leading) {
    private boolean forward() {
      return lower != transposed;
    }

    /** Where the first of the elements lies by which some solutions enter some equations. */
    private int factors(int equation, int solution) {
      return transposed ? solution * d + equation : equation * d + solution;
    }
  }

  Substitution(Kernels kernels, Form form, int columns) {
    this.kernels = kernels;
    this.form = form;
    this.columns = columns;
    int count = 0;
    while (LEAF << count < form.d) {
      count++;
    }
    products = new MatrixProduct[count];
    for (int i = 0; i < count; i++) {
      products[i] = product(LEAF << i);
    }
  }

  private MatrixProduct product(int k) {
    return new MatrixProduct(
        form.d - k, columns, k, form.transposed, false, form.d, form.leading, form.leading, true);
  }

  /** The length of the scratch array that solving needs. */
  int scratchLength() {
    return Arrays.stream(products).mapToInt(MatrixProduct::scratchLength).max().orElse(0);
  }

  /**
   * Replaces the rows {@code from ≤ i < to} of {@code x}, negated right sides, by the solutions of
   * these equations alone.
   *
   * @param t the array of the matrix
   * @param tOffset where the matrix starts
   * @param x the array of the right sides
   * @param xOffset where the first column to solve starts, in row 0
   * @param from the first equation
   * @param to the equation to stop before
   * @param scratch at least {@link #scratchLength()} elements
   * @param matrix the number of the matrix, for messages
   */
  void solve(
      double[] t,
      int tOffset,
      double[] x,
      int xOffset,
      int from,
      int to,
      double[] scratch,
      int matrix) {
    int rows = to - from;
    if (rows <= LEAF) {
      leaf(t, tOffset, x, xOffset, from, to, matrix);
      return;
    }
    int half = Integer.highestOneBit(rows - 1);
    MatrixProduct product = products[Integer.numberOfTrailingZeros(half / LEAF)];
    boolean forward = form.forward();
    int first = forward ? from : to - half;
    int other = forward ? from + half : from;
    solve(t, tOffset, x, xOffset, first, first + half, scratch, matrix);
    kernels.multiply(
        product,
        0,
        rows - half,
        t,
        tOffset + form.factors(other, first),
        x,
        xOffset + first * form.leading,
        x,
        xOffset + other * form.leading,
        scratch);
    solve(t, tOffset, x, xOffset, other, other + rows - half, scratch, matrix);
  }

  private void leaf(
      double[] t, int tOffset, double[] x, int xOffset, int from, int to, int matrix) {
    boolean forward = form.forward();
    for (int step = 0; step < to - from; step++) {
      int i = forward ? from + step : to - 1 - step;
      double pivot = t[tOffset + i * form.d + i];
      if (pivot == 0) {
        throw MatrixException.singular(form.operation, matrix, i, pivot);
      }
    }
    int start = forward ? from : to - 1;
    int sign = forward ? 1 : -1;
    kernels.substitute(
        to - from,
        columns,
        t,
        tOffset + start * form.d + start,
        sign * (form.transposed ? 1 : form.d),
        sign * (form.transposed ? form.d : 1),
        x,
        xOffset + start * form.leading,
        sign * form.leading);
  }
}
