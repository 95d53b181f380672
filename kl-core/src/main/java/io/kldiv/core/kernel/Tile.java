package io.kldiv.core.kernel;

/** The innermost kernel of a matrix product: a few rows of {@code C} by one panel of columns. */
interface Tile {
  /**
   * The width of the panel to use when so many columns are left, at most {@link
   * MatrixProduct#PANEL_COLUMNS}; it may be more than is left, and a panel is then padded.
   */
  int width(int columnsLeft);

  /**
   * Adds {@code Σₖ a[r][k]·b[k][j]} to {@code c[r][j]}, for up to {@link MatrixProduct#TILE_ROWS}
   * rows.
   */
  void multiply(
      int rows,
      int width,
      int steps,
      double[] a,
      int aOffset,
      int aRowStride,
      int aStepStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] c,
      int cOffset,
      int cStride);
}
