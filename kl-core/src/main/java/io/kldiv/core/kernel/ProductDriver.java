package io.kldiv.core.kernel;

import java.util.Arrays;

/**
 * The loops around a {@link Tile}: blocks of rows, blocks of steps, panels of columns, strips of
 * rows.
 *
 * <p>A block of {@code B} is packed into a panel that stays in the first-level cache while it meets
 * the rows of a block of {@code A}. Of a transposed {@code A}, and where its rows lie far apart,
 * the block is packed too, strip by strip. Blocks of steps come in order and each continues from
 * {@code C}, so that every element is one chain of fused multiply-adds whatever the blocking. What
 * does not fill a panel or a strip is computed whole in scratch, of which the part that counts is
 * copied.
 */
final class ProductDriver {
  /** The rows of {@code A} that meet a packed panel. */
  private static final int ROW_BLOCK = 128;

  /** With fewer rows than this, a panel is not worth packing. */
  private static final int PACK_ROWS = 16;

  /** Rows this far apart, in elements, are packed: each lies on a page of its own. */
  private static final int FAR = 512;

  /** With fewer columns than this, rows are not worth packing. */
  private static final int PACK_COLUMNS = 64;

  private ProductDriver() {}

  /** The length of the scratch array of a product: a panel, the edge of a tile, zeros, rows. */
  static int scratchLength(MatrixProduct p) {
    int rows = packsRows(p) ? Math.min(ROW_BLOCK, p.m()) + MatrixProduct.TILE_ROWS : 0;
    return rowsOffset(panelSteps(p)) + rows * panelSteps(p);
  }

  private static int panelSteps(MatrixProduct p) {
    return Math.min(MatrixProduct.K_BLOCK, p.k());
  }

  private static int edgeOffset(int steps) {
    return MatrixProduct.PANEL_COLUMNS * steps;
  }

  private static int zerosOffset(int steps) {
    return edgeOffset(steps) + MatrixProduct.PANEL_COLUMNS * MatrixProduct.TILE_ROWS;
  }

  private static int rowsOffset(int steps) {
    return zerosOffset(steps) + MatrixProduct.PANEL_COLUMNS;
  }

  private static boolean packsRows(MatrixProduct p) {
    return p.n() >= PACK_COLUMNS && (p.transposeA() || p.leadingA() >= FAR);
  }

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
    if (p.k() == 0 && !p.accumulate()) {
      for (int i = rowFrom; i < rowTo; i++) {
        int row = cOffset + i * p.leadingC();
        Arrays.fill(c, row, row + p.n(), 0);
      }
    }
    int zeros = zerosOffset(panelSteps(p));
    Arrays.fill(scratch, zeros, zeros + tile.columns(), 0);
    for (int i = rowFrom; i < rowTo; i += ROW_BLOCK) {
      int end = Math.min(rowTo, i + ROW_BLOCK);
      for (int k = 0; k < p.k(); k += MatrixProduct.K_BLOCK) {
        block(tile, p, i, end, k, a, aOffset, b, bOffset, c, cOffset, scratch);
      }
    }
  }

  private static void block(
      Tile tile,
      MatrixProduct p,
      int rowFrom,
      int rowTo,
      int k,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      double[] scratch) {
    int steps = Math.min(MatrixProduct.K_BLOCK, p.k() - k);
    int width = tile.columns();
    boolean few = rowTo - rowFrom < PACK_ROWS;
    boolean packed = packsRows(p) && !few;
    if (packed) {
      packRows(tile, p, rowFrom, rowTo, k, steps, a, aOffset, scratch);
    }
    for (int j = 0; j < p.n(); j += width) {
      boolean whole = p.n() - j >= width;
      boolean inPlace = few && whole && !p.transposeB();
      if (!inPlace) {
        packPanel(tile, p, b, bOffset, j, k, steps, scratch);
      }
      double[] panel = inPlace ? b : scratch;
      int panelOffset = inPlace ? bOffset + k * p.leadingB() + j : 0;
      int panelStride = inPlace ? p.leadingB() : width;
      panel(
          tile,
          p,
          rowFrom,
          rowTo,
          j,
          k,
          steps,
          packed,
          a,
          aOffset,
          panel,
          panelOffset,
          panelStride,
          c,
          cOffset,
          scratch);
    }
  }

  /** Multiplies the rows of a block by a panel. */
  private static void panel(
      Tile tile,
      MatrixProduct p,
      int rowFrom,
      int rowTo,
      int j,
      int k,
      int steps,
      boolean packed,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      int bStride,
      double[] c,
      int cOffset,
      double[] scratch) {
    int high = rowTo < tile.rows() ? 1 : tile.rows();
    int strips = (rowTo - rowFrom) / high;
    int rest = (rowTo - rowFrom) % high;
    boolean adjacent = p.transposeA();
    int near = packed ? steps : p.leadingA();
    int rowStride = adjacent ? 1 : near;
    int stepStride = adjacent ? (packed ? high : near) : 1;
    int stripStride = packed ? high * steps : high * rowStride;
    double[] rows = packed ? scratch : a;
    int block = packed ? rowsOffset(panelSteps(p)) : aOffset + k * stepStride;
    int from = packed ? block : block + rowFrom * rowStride;
    int to = cOffset + rowFrom * p.leadingC() + j;
    boolean fresh = k == 0 && !p.accumulate();
    int zeros = zerosOffset(panelSteps(p));
    if (p.n() - j >= tile.columns()) {
      double[] start = fresh ? scratch : c;
      tile.multiply(
          high,
          strips,
          steps,
          rows,
          from,
          rowStride,
          stepStride,
          stripStride,
          b,
          bOffset,
          bStride,
          start,
          fresh ? zeros : to,
          fresh ? 0 : p.leadingC(),
          c,
          to,
          p.leadingC());
    } else {
      for (int s = 0; s < strips; s++) {
        edge(
            tile,
            p,
            high,
            high,
            j,
            fresh,
            steps,
            rows,
            from + s * stripStride,
            rowStride,
            stepStride,
            b,
            bOffset,
            bStride,
            c,
            to + s * high * p.leadingC(),
            scratch);
      }
    }
    if (rest > 0) {
      int last = packed ? block + strips * stripStride : block + (rowTo - high) * rowStride;
      edge(
          tile,
          p,
          high,
          rest,
          j,
          fresh,
          steps,
          rows,
          last,
          rowStride,
          stepStride,
          b,
          bOffset,
          bStride,
          c,
          to + strips * high * p.leadingC(),
          scratch);
    }
  }

  /** Multiplies one strip in scratch, of whose rows the last ones count. */
  private static void edge(
      Tile tile,
      MatrixProduct p,
      int high,
      int count,
      int j,
      boolean fresh,
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
      double[] scratch) {
    int width = tile.columns();
    int columns = Math.min(width, p.n() - j);
    int edge = edgeOffset(panelSteps(p));
    int counting = edge + (high - count) * width;
    if (!fresh) {
      copy(c, cOffset, p.leadingC(), scratch, counting, width, count, columns);
    }
    int start = fresh ? zerosOffset(panelSteps(p)) : edge;
    tile.multiply(
        high,
        1,
        steps,
        a,
        aOffset,
        aRowStride,
        aStepStride,
        0,
        b,
        bOffset,
        bStride,
        scratch,
        start,
        fresh ? 0 : width,
        scratch,
        edge,
        width);
    copy(scratch, counting, width, c, cOffset, p.leadingC(), count, columns);
  }

  /** Packs a block of steps of a panel of {@code B}, with zeros beyond the last column. */
  private static void packPanel(
      Tile tile,
      MatrixProduct p,
      double[] b,
      int bOffset,
      int j,
      int k,
      int steps,
      double[] panel) {
    int width = tile.columns();
    int columns = Math.min(width, p.n() - j);
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
    } else if (columns == width) {
      tile.copy(b, bOffset + k * p.leadingB() + j, p.leadingB(), panel, 0, steps, width);
    } else {
      copy(b, bOffset + k * p.leadingB() + j, p.leadingB(), panel, 0, width, steps, columns);
    }
  }

  /** Packs a block of {@code A}; the last strip overlaps the one before, if it has to. */
  private static void packRows(
      Tile tile,
      MatrixProduct p,
      int rowFrom,
      int rowTo,
      int k,
      int steps,
      double[] a,
      int aOffset,
      double[] scratch) {
    int high = tile.rows();
    int to = rowsOffset(panelSteps(p));
    for (int i = rowFrom; i < rowTo; i += high) {
      int row = Math.min(i, rowTo - high);
      if (p.transposeA()) {
        tile.copy(a, aOffset + k * p.leadingA() + row, p.leadingA(), scratch, to, steps, high);
      } else {
        for (int r = 0; r < high; r++) {
          int from = aOffset + (row + r) * p.leadingA() + k;
          System.arraycopy(a, from, scratch, to + r * steps, steps);
        }
      }
      to += high * steps;
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
