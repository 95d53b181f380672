package io.kldiv.core.kernel;

/**
 * The shapes and forms of a matrix product {@code C [m × n] = op(A) · op(B)}, all row-major, made
 * once and carried out by {@link Kernels#multiply}.
 *
 * @param m the rows of {@code C}, at least 0
 * @param n the columns of {@code C}, at least 0
 * @param k the length of the sums, at least 0
 * @param transposeA whether {@code A} is stored transposed, {@code [k × m]}
 * @param transposeB whether {@code B} is stored transposed, {@code [n × k]}
 * @param leadingA the distance between the rows of {@code A} as stored
 * @param leadingB the distance between the rows of {@code B} as stored
 * @param leadingC the distance between the rows of {@code C}
 * @param accumulate whether the product is added to {@code C}
 */
public record MatrixProduct(
    int m,
    int n,
    int k,
    boolean transposeA,
    boolean transposeB,
    int leadingA,
    int leadingB,
    int leadingC,
    boolean accumulate) {

  /**
   * The most rows of a strip of any kernel; a cut of the rows at multiples of it wastes nothing.
   */
  public static final int STRIP_ROWS = 8;

  /** The steps of {@code k} between two visits of a tile of {@code C}. */
  static final int K_BLOCK = 128;

  /** The most columns of {@code B} packed into one panel by any kernel. */
  static final int PANEL_COLUMNS = 32;

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if a size is negative or a leading dimension is less than the
   *     length of the rows it separates
   */
  public MatrixProduct {
    if (m < 0 || n < 0 || k < 0) {
      throw new IllegalArgumentException(
          "matrix product: sizes must not be negative, given m=" + m + " n=" + n + " k=" + k);
    }
    requireLeading("A", leadingA, transposeA ? m : k);
    requireLeading("B", leadingB, transposeB ? k : n);
    requireLeading("C", leadingC, n);
  }

  /**
   * The product {@code A [m × k] · B [k × n]} of contiguous matrices.
   *
   * @param m the rows of {@code C}
   * @param n the columns of {@code C}
   * @param k the length of the sums
   * @return the product
   * @throws IllegalArgumentException if a size is negative
   */
  public static MatrixProduct of(int m, int n, int k) {
    return of(m, n, k, false, false);
  }

  /**
   * The product {@code op(A) · op(B)} of contiguous matrices.
   *
   * @param m the rows of {@code C}
   * @param n the columns of {@code C}
   * @param k the length of the sums
   * @param transposeA whether {@code A} is stored as {@code [k × m]}
   * @param transposeB whether {@code B} is stored as {@code [n × k]}
   * @return the product
   * @throws IllegalArgumentException if a size is negative
   */
  public static MatrixProduct of(int m, int n, int k, boolean transposeA, boolean transposeB) {
    return new MatrixProduct(
        m, n, k, transposeA, transposeB, transposeA ? m : k, transposeB ? k : n, n, false);
  }

  /**
   * The same product, added to what {@code C} holds.
   *
   * @return the accumulating product
   */
  public MatrixProduct accumulating() {
    return new MatrixProduct(m, n, k, transposeA, transposeB, leadingA, leadingB, leadingC, true);
  }

  /**
   * The length of the scratch array that carrying out this product needs, the same for every
   * implementation of {@link Kernels}.
   *
   * @return the length, in elements
   */
  public int scratchLength() {
    return ProductDriver.scratchLength(this);
  }

  private static void requireLeading(String name, int leading, int least) {
    if (leading < least) {
      throw new IllegalArgumentException(
          "matrix product: the leading dimension of "
              + name
              + " must be at least "
              + least
              + ", given "
              + leading);
    }
  }
}
