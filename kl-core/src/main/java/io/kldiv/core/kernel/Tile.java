package io.kldiv.core.kernel;

/** The innermost kernel of a matrix product: strips of a few rows by one panel of columns. */
interface Tile {
  /**
   * The width of the panel to use when so many columns are left, at most {@link
   * MatrixProduct#PANEL_COLUMNS}; more than is left only where these fill no vector.
   */
  int width(int columns);

  /** The rows of a strip on a panel of that width, at most {@link MatrixProduct#STRIP_ROWS}. */
  int rows(int width);

  /**
   * Writes {@code start[r][j] + Σₖ a[r][k]·b[k][j]} to {@code c[r][j]} for the rows of a strip and
   * the columns of a panel.
   *
   * @param width the columns of the panel
   * @param startStride the distance between the rows of {@code start}, which may be {@code c} or,
   *     with stride 0, one row for all
   */
  void multiply(
      int width,
      int steps,
      double[] a,
      int aOffset,
      int aRowStride,
      int aStepStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] start,
      int startOffset,
      int startStride,
      double[] c,
      int cOffset,
      int cStride);

  /** Copies rows, as long as a whole panel is wide, to rows that follow each other. */
  void copy(double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns);
}
