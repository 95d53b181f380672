package io.kldiv.core.kernel;

import java.util.Arrays;

/**
 * The loops around a {@link Tile}: panels of columns, blocks of steps, tiles of rows.
 *
 * <p>A block of {@code B} is packed into a panel that stays in the first-level cache while it meets
 * the rows of {@code A}. Blocks of steps come in order and each continues from {@code C}, so that
 * every element is one chain of fused multiply-adds whatever the blocking. Columns that do not fill
 * a panel are computed on a padded copy. {@code A} is read where it lies: its rows are read in
 * step, or, stored transposed, its elements are adjacent.
 */
final class ProductDriver {
  /** With fewer rows than this, a panel is not worth packing. */
  private static final int PACK_ROWS = 16;

  private ProductDriver() {}

  static void multiply(
      Tile tile,
      MatrixProduct p,
      int rowFrom,
      int rowTo,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      double[] scratch) {
    if (!p.accumulate()) {
      for (int i = rowFrom; i < rowTo; i++) {
        int row = cOffset + i * p.leadingC();
        Arrays.fill(c, row, row + p.n(), 0);
      }
    }
    for (int j = 0; j < p.n(); ) {
      int width = tile.width(p.n() - j);
      for (int k = 0; k < p.k(); k += MatrixProduct.K_BLOCK) {
        int steps = Math.min(MatrixProduct.K_BLOCK, p.k() - k);
        panel(
            tile, p, rowFrom, rowTo, j, k, width, steps, a, aOffset, b, bOffset, c, cOffset,
            scratch);
      }
      j += width;
    }
  }

  private static void panel(
      Tile tile,
      MatrixProduct p,
      int rowFrom,
      int rowTo,
      int j,
      int k,
      int width,
      int steps,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      double[] scratch) {
    int columns = Math.min(width, p.n() - j);
    boolean inPlace = !p.transposeB() && columns == width && rowTo - rowFrom < PACK_ROWS;
    double[] panel = inPlace ? b : scratch;
    int panelOffset = inPlace ? bOffset + k * p.leadingB() + j : 0;
    int panelStride = inPlace ? p.leadingB() : width;
    if (!inPlace) {
      pack(p, b, bOffset, j, k, columns, width, steps, scratch);
    }
    int rowStride = p.transposeA() ? 1 : p.leadingA();
    int stepStride = p.transposeA() ? p.leadingA() : 1;
    int edge = steps * width;
    for (int i = rowFrom; i < rowTo; i += MatrixProduct.TILE_ROWS) {
      int rows = Math.min(MatrixProduct.TILE_ROWS, rowTo - i);
      int from = aOffset + i * rowStride + k * stepStride;
      int to = cOffset + i * p.leadingC() + j;
      if (columns == width) {
        tile.multiply(
            rows,
            width,
            steps,
            a,
            from,
            rowStride,
            stepStride,
            panel,
            panelOffset,
            panelStride,
            c,
            to,
            p.leadingC());
      } else {
        copy(c, to, p.leadingC(), scratch, edge, width, rows, columns);
        tile.multiply(
            rows,
            width,
            steps,
            a,
            from,
            rowStride,
            stepStride,
            panel,
            panelOffset,
            panelStride,
            scratch,
            edge,
            width);
        copy(scratch, edge, width, c, to, p.leadingC(), rows, columns);
      }
    }
  }

  private static void pack(
      MatrixProduct p,
      double[] b,
      int bOffset,
      int j,
      int k,
      int columns,
      int width,
      int steps,
      double[] panel) {
    if (columns < width) {
      Arrays.fill(panel, 0, steps * width, 0);
    }
    if (p.transposeB()) {
      for (int column = 0; column < columns; column++) {
        int from = bOffset + (j + column) * p.leadingB() + k;
        for (int s = 0; s < steps; s++) {
          panel[s * width + column] = b[from + s];
        }
      }
    } else {
      copy(b, bOffset + k * p.leadingB() + j, p.leadingB(), panel, 0, width, steps, columns);
    }
  }

  private static void copy(
      double[] x,
      int xOffset,
      int xStride,
      double[] y,
      int yOffset,
      int yStride,
      int rows,
      int columns) {
    for (int i = 0; i < rows; i++) {
      int from = xOffset + i * xStride;
      int to = yOffset + i * yStride;
      for (int j = 0; j < columns; j++) {
        y[to + j] = x[from + j];
      }
    }
  }
}
