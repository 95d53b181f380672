package io.kldiv.core.kernel;

/** Kernels with the loops that the row operations need besides. */
interface RowLoops extends Kernels {
  /**
   * Writes the greatest of each row of {@code x [rows × n]}; if some of it is NaN, that or another.
   */
  void maxima(double[] x, int xOffset, int rows, int n, double[] y, int yOffset);

  /**
   * Combines each element of {@code x [rows × n]}, at most a block, with the number of its row,
   * which lies behind the first block of {@code scratch}. That block may be overwritten before
   * {@code x} is read, and may be the result.
   *
   * @param op subtraction or division
   */
  void withEach(
      Binary op,
      double[] x,
      int xOffset,
      int rows,
      int n,
      double[] y,
      int yOffset,
      double[] scratch);
}
