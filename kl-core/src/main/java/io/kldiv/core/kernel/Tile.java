package io.kldiv.core.kernel;

/** The innermost kernel of a matrix product: strips of a few rows by one panel of columns. */
interface Tile {
  /** The rows of a strip, at most {@link MatrixProduct#TILE_ROWS}. */
  int rows();

  /** The columns of a panel, at most {@link MatrixProduct#PANEL_COLUMNS}. */
  int columns();

  /**
   * Writes {@code start[r][j] + Σₖ a[r][k]·b[k][j]} to {@code c[r][j]} for the rows of some strips
   * and the columns of a panel.
   *
   * @param rows the rows of a strip: {@link #rows()}, or 1
   * @param strips the strips, one below the other
   * @param startStride the distance between the rows of {@code start}, which may be {@code c} or,
   *     with stride 0, one row for all
   */
  void multiply(
      int rows,
      int strips,
      int steps,
      double[] a,
      int aOffset,
      int aRowStride,
      int aStepStride,
      int aStripStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] start,
      int startOffset,
      int startStride,
      double[] c,
      int cOffset,
      int cStride);

  /** Copies rows to rows that follow each other; as long as a panel is wide, or a strip is high. */
  void copy(double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns);
}
