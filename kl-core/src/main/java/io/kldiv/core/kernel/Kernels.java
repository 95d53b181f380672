package io.kldiv.core.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numeric kernels over {@code double[]}: elementwise mathematics, reductions, row operations
 * and matrix products.
 *
 * <p>There are two implementations, {@linkplain #scalar() plain Java} and the {@linkplain #vector()
 * Vector API}; both give the same bits. Implementations have no state and may be used by any number
 * of threads. No method allocates once its code is compiled and its thread has called it before. An
 * operand of {@code n} elements starts at its offset and is contiguous; a stride of 0 reads its
 * first element {@code n} times. An output may be the very same array and offset as an operand of
 * stride 1, and must not overlap one otherwise.
 *
 * <p>Unlike the rest of the project these methods take arrays, offsets and strides one by one: an
 * object per operand would have to be allocated or changed for every block of a step. An index out
 * of an array's bounds throws {@link IndexOutOfBoundsException}; the output may then be part
 * written.
 */
public interface Kernels {
  /** The block length of {@link #reduce}, in elements. */
  int BLOCK = 1024;

  /** The length of the scratch array {@link #rows} needs, in elements. */
  int ROW_SCRATCH = 2 * BLOCK;

  /**
   * The fastest kernels this Java runtime offers: {@link #vector()} where present and of at least
   * four lanes, else {@link #scalar()}. On vectors of two lanes Java does comparisons and choices
   * in slow code that allocates.
   *
   * @return the kernels to use
   */
  static Kernels best() {
    return vector().filter(VectorAccess::isWide).orElseGet(Kernels::scalar);
  }

  /**
   * The kernels in plain Java.
   *
   * @return the scalar twin
   */
  static Kernels scalar() {
    return new ScalarKernels();
  }

  /**
   * The kernels written with the Vector API, where the module {@code jdk.incubator.vector} was
   * added at start.
   *
   * @return the vector twin, or empty without the module
   */
  static Optional<Kernels> vector() {
    return VectorAccess.load();
  }

  /**
   * Says in a few words which kernels these are, for a person to read.
   *
   * @return for example {@code "Vector API, 8 lanes (512 bits)"}
   */
  String describe();

  /**
   * Computes {@code y[i] = op(x[i])}.
   *
   * @param op the function
   * @param x the argument
   * @param xOffset where the argument starts
   * @param y the result
   * @param yOffset where the result starts
   * @param n the number of elements
   */
  void unary(Unary op, double[] x, int xOffset, double[] y, int yOffset, int n);

  /**
   * Computes {@code y[i] = op(a[i], b[i])}.
   *
   * @param op the function
   * @param a the first argument
   * @param aOffset where it starts
   * @param aStride 1, or 0 to repeat its first element
   * @param b the second argument
   * @param bOffset where it starts
   * @param bStride 1, or 0 to repeat its first element
   * @param y the result
   * @param yOffset where the result starts
   * @param n the number of elements
   */
  void binary(
      Binary op,
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] y,
      int yOffset,
      int n);

  /**
   * Computes {@code y[i] = op(a[i], b[i], c[i])}.
   *
   * @param op the function
   * @param a the first argument
   * @param aOffset where it starts
   * @param aStride 1, or 0 to repeat its first element
   * @param b the second argument
   * @param bOffset where it starts
   * @param bStride 1, or 0 to repeat its first element
   * @param c the third argument
   * @param cOffset where it starts
   * @param cStride 1, or 0 to repeat its first element
   * @param y the result
   * @param yOffset where the result starts
   * @param n the number of elements
   */
  void ternary(
      Ternary op,
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] c,
      int cOffset,
      int cStride,
      double[] y,
      int yOffset,
      int n);

  /**
   * Reduces {@code n} contiguous elements to one.
   *
   * <p>A sum is the sum, in order, of the sums of blocks of {@link #BLOCK} elements. In a block of
   * length {@code l}, the first {@code 16·⌊l/16⌋} elements go in turn to 16 accumulators, which are
   * added by adjacent pairs, then pairs of pairs; the rest is added one by one.
   *
   * @param op the reduction
   * @param x the elements
   * @param offset where they start
   * @param n how many there are, possibly 0
   * @return the reduced value
   */
  double reduce(Reduction op, double[] x, int offset, int n);

  /**
   * Reduces each column of the matrix {@code x [rows × n]} to one element of {@code y [n]}.
   *
   * <p>In a sum, row {@code r} goes to accumulator {@code r mod 4} of its column, which are added
   * as {@code (0 + 1) + (2 + 3)}.
   *
   * @param op the reduction
   * @param x the matrix, row-major and contiguous
   * @param xOffset where it starts
   * @param rows the number of rows, possibly 0
   * @param n the number of columns
   * @param y the result
   * @param yOffset where the result starts
   */
  void columns(Reduction op, double[] x, int xOffset, int rows, int n, double[] y, int yOffset);

  /**
   * Carries out an operation on each row of the matrix {@code x [rows × n]}.
   *
   * @param op the operation
   * @param x the matrix, row-major and contiguous
   * @param xOffset where it starts
   * @param rows the number of rows
   * @param n the length of a row
   * @param y the result, {@code [rows]} if {@link RowOperation#isReducing()}, else {@code [rows ×
   *     n]}
   * @param yOffset where the result starts
   * @param scratch at least {@link #ROW_SCRATCH} elements, overwritten; one per thread; sums,
   *     maxima and minima need none
   */
  void rows(
      RowOperation op,
      double[] x,
      int xOffset,
      int rows,
      int n,
      double[] y,
      int yOffset,
      double[] scratch);

  /**
   * Computes the rows {@code rowFrom ≤ i < rowTo} of the product {@code C = op(A)·op(B)}, or adds
   * them to {@code C}.
   *
   * <p>Each element is {@code fma(aᵢₖ, bₖⱼ, c)} for {@code k} in order, starting from 0, or from
   * {@code C} when accumulating; so the bits depend neither on the row range nor on the twin.
   * {@code C} must not overlap {@code A} or {@code B}.
   *
   * @param product the shapes and forms
   * @param rowFrom the first row of {@code C}
   * @param rowTo the row of {@code C} to stop before
   * @param a the array of {@code A}
   * @param aOffset where {@code A} starts
   * @param b the array of {@code B}
   * @param bOffset where {@code B} starts
   * @param c the array of {@code C}
   * @param cOffset where {@code C} starts
   * @param scratch at least {@link MatrixProduct#scratchLength()} elements, overwritten; one per
   *     thread
   */
  default void multiply(
      MatrixProduct product,
      int rowFrom,
      int rowTo,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      double[] scratch) {
    multiplyFrom(product, rowFrom, rowTo, a, aOffset, b, bOffset, null, 0, c, cOffset, scratch);
  }

  /**
   * Computes rows of a matrix product whose sums begin with a row instead of 0: {@code C[i][j] =
   * start[j] + Σₖ op(A)[i][k]·op(B)[k][j]}, a chain of fused multiply-adds as in {@link #multiply}.
   *
   * @param product the shapes and forms
   * @param rowFrom the first row of {@code C}
   * @param rowTo the row of {@code C} to stop before
   * @param a the array of {@code A}
   * @param aOffset where {@code A} starts
   * @param b the array of {@code B}
   * @param bOffset where {@code B} starts
   * @param start the array of the row, or null for zeros; without effect where the product
   *     accumulates
   * @param startOffset where the row starts
   * @param c the array of {@code C}
   * @param cOffset where {@code C} starts
   * @param scratch at least {@link MatrixProduct#scratchLength()} elements, overwritten; one per
   *     thread
   */
  void multiplyFrom(
      MatrixProduct product,
      int rowFrom,
      int rowTo,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double @Nullable [] start,
      int startOffset,
      double[] c,
      int cOffset,
      double[] scratch);

  /**
   * Forward substitution in place: replaces the rows {@code xᵢ} of {@code X [d × n]}, in order, by
   * {@code (0 − (xᵢ + Σ tᵢₖ·xₖ)) / tᵢᵢ} with the sum over {@code k < i}. With {@code X = −B} the
   * result is the solution of {@code T·X = B} for lower triangular {@code T [d × d]}.
   *
   * <p>Each element is {@code fma(tᵢₖ, xₖⱼ, x)} for {@code k} in order; so the bits do not depend
   * on the columns taken at a time. Strides may be negative: backward substitution starts at the
   * last row and goes up.
   *
   * @param d the number of equations; meant to be small, as {@code X} is not kept in registers
   * @param n the number of right sides
   * @param t the array of {@code T}, whose other triangle is not read
   * @param tOffset where {@code t₀₀} lies
   * @param tRowStride the distance from {@code tᵢₖ} to the next {@code i}
   * @param tColumnStride the distance from {@code tᵢₖ} to the next {@code k}
   * @param x the array of {@code X}
   * @param xOffset where {@code X} starts
   * @param xStride the distance between its rows
   */
  void substitute(
      int d,
      int n,
      double[] t,
      int tOffset,
      int tRowStride,
      int tColumnStride,
      double[] x,
      int xOffset,
      int xStride);
}
