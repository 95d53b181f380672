package io.kldiv.core.kernel;

/**
 * Copies of matrices in another layout: transposed, or repeated along an axis. Copies are exact.
 */
public final class Layout {
  private static final int TILE = 16;

  private Layout() {}

  /**
   * Writes the transpose {@code y [columns × rows]} of {@code x [rows × columns]}.
   *
   * @param x the matrix, row-major and contiguous
   * @param xOffset where it starts
   * @param rows its rows
   * @param columns its columns
   * @param y the result, which must not overlap {@code x}
   * @param yOffset where the result starts
   */
  public static void transpose(
      double[] x, int xOffset, int rows, int columns, double[] y, int yOffset) {
    for (int i = 0; i < rows; i += TILE) {
      int rowTo = Math.min(rows, i + TILE);
      for (int j = 0; j < columns; j++) {
        int to = yOffset + j * rows;
        for (int r = i; r < rowTo; r++) {
          y[to + r] = x[xOffset + r * columns + j];
        }
      }
    }
  }

  /**
   * Writes {@code x [n]} into each row of {@code y [rows × n]}.
   *
   * @param x the row
   * @param xOffset where it starts
   * @param n its length
   * @param rows how often it is written
   * @param y the result, which must not overlap {@code x}
   * @param yOffset where the result starts
   */
  public static void repeatRow(double[] x, int xOffset, int n, int rows, double[] y, int yOffset) {
    if (n == 0 || rows == 0) {
      return;
    }
    System.arraycopy(x, xOffset, y, yOffset, n);
    int total = n * rows;
    for (int done = n; done < total; done += done) {
      System.arraycopy(y, yOffset, y, yOffset + done, Math.min(done, total - done));
    }
  }

  /**
   * Writes {@code x [rows]} into each column of {@code y [rows × n]}.
   *
   * @param x the column
   * @param xOffset where it starts
   * @param rows its length
   * @param n how often it is written
   * @param y the result, which must not overlap {@code x}
   * @param yOffset where the result starts
   */
  public static void repeatColumn(
      double[] x, int xOffset, int rows, int n, double[] y, int yOffset) {
    int to = yOffset;
    for (int i = 0; i < rows; i++) {
      double value = x[xOffset + i];
      for (int end = to + n; to < end; to++) {
        y[to] = value;
      }
    }
  }
}
