package io.kldiv.core.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loops around a {@link Tile}: blocks of rows, blocks of steps, panels of columns, strips of
 * rows.
 *
 * <p>A panel of {@code B} stays in cache while it meets the rows of a block of {@code A}. Where its
 * rows lie far apart, or it is stored transposed, it is packed first; rows of {@code A} are read
 * where they lie, since packing them was never faster. Blocks of steps come in order and each
 * continues from {@code C}, so that every element is one chain of fused multiply-adds whatever the
 * blocking. What does not fill a panel or a strip is computed whole in scratch, of which the part
 * that counts is copied.
 *
 * <p>Scratch holds a panel, the edge of a tile, a row that the sums of a panel start from, and a
 * strip of rows.
 */
final class ProductDriver {
  /** The rows of {@code A} that meet a packed panel. */
  private static final int ROW_BLOCK = 128;

  /** With fewer rows than this, a panel is not worth packing. */
  private static final int PACK_ROWS = 48;

  /** Rows of {@code B} at most this far apart lie in cache as they are. */
  private static final int NEAR = 256;

  private ProductDriver() {}

  /** The length of the scratch array of a product. */
  static int scratchLength(MatrixProduct p) {
    return stripOffset(p) + MatrixProduct.STRIP_ROWS * mostSteps(p);
  }

  private static int mostSteps(MatrixProduct p) {
    return Math.min(MatrixProduct.K_BLOCK, p.k());
  }

  private static int edgeOffset(MatrixProduct p) {
    return MatrixProduct.PANEL_COLUMNS * mostSteps(p);
  }

  private static int startOffset(MatrixProduct p) {
    return edgeOffset(p) + MatrixProduct.PANEL_COLUMNS * MatrixProduct.STRIP_ROWS;
  }

  private static int stripOffset(MatrixProduct p) {
    return startOffset(p) + MatrixProduct.PANEL_COLUMNS;
  }

  /**
   * Carries out a product.
   *
   * @param start the row that the sums begin with, or null for zeros
   */
  static void multiply(
      Tile tile,
      MatrixProduct p,
      int rowFrom,
      int rowTo,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double @Nullable [] start,
      int from,
      double[] c,
      int cOffset,
      double[] scratch) {
    if (p.k() == 0 && !p.accumulate()) {
      for (int i = rowFrom; i < rowTo; i++) {
        begin(start, from, p.n(), c, cOffset + i * p.leadingC());
      }
    }
    Arrays.fill(scratch, startOffset(p), stripOffset(p), 0);
    for (int i = rowFrom; i < rowTo; i += ROW_BLOCK) {
      int end = Math.min(rowTo, i + ROW_BLOCK);
      for (int k = 0; k < p.k(); k += MatrixProduct.K_BLOCK) {
        block(tile, p, i, end, k, a, aOffset, b, bOffset, start, from, c, cOffset, scratch);
      }
    }
  }

  /** Writes what the sums of some columns begin with. */
  private static void begin(double @Nullable [] start, int from, int n, double[] c, int cOffset) {
    if (start == null) {
      Arrays.fill(c, cOffset, cOffset + n, 0);
    } else {
      System.arraycopy(start, from, c, cOffset, n);
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
      double @Nullable [] start,
      int from,
      double[] c,
      int cOffset,
      double[] scratch) {
    int steps = Math.min(MatrixProduct.K_BLOCK, p.k() - k);
    boolean near = p.leadingB() <= NEAR;
    boolean asStored = !p.transposeB() && (near || rowTo - rowFrom < PACK_ROWS);
    for (int j = 0; j < p.n(); ) {
      int width = tile.width(p.n() - j);
      boolean inPlace = asStored && p.n() - j >= width;
      if (!inPlace) {
        packPanel(tile, p, width, j, k, steps, b, bOffset, scratch);
      }
      if (start != null && k == 0) {
        begin(start, from + j, Math.min(width, p.n() - j), scratch, startOffset(p));
      }
      double[] panel = inPlace ? b : scratch;
      int panelOffset = inPlace ? bOffset + k * p.leadingB() + j : 0;
      int panelStride = inPlace ? p.leadingB() : width;
      panel(
          tile,
          p,
          width,
          rowFrom,
          rowTo,
          j,
          k,
          steps,
          a,
          aOffset,
          panel,
          panelOffset,
          panelStride,
          c,
          cOffset,
          scratch);
      j += width;
    }
  }

  /** Multiplies the rows of a block by a panel. */
  private static void panel(
      Tile tile,
      MatrixProduct p,
      int width,
      int rowFrom,
      int rowTo,
      int j,
      int k,
      int steps,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      int bStride,
      double[] c,
      int cOffset,
      double[] scratch) {
    int high = tile.rows(width);
    int strips = (rowTo - rowFrom) / high;
    int rest = (rowTo - rowFrom) % high;
    int rowStride = p.transposeA() ? 1 : p.leadingA();
    int stepStride = p.transposeA() ? p.leadingA() : 1;
    int from = aOffset + rowFrom * rowStride + k * stepStride;
    int to = cOffset + rowFrom * p.leadingC() + j;
    boolean fresh = k == 0 && !p.accumulate();
    boolean whole = p.n() - j >= width;
    for (int s = 0; s < strips; s++, from += high * rowStride, to += high * p.leadingC()) {
      if (whole) {
        tile.multiply(
            width,
            steps,
            a,
            from,
            rowStride,
            stepStride,
            b,
            bOffset,
            bStride,
            fresh ? scratch : c,
            fresh ? startOffset(p) : to,
            fresh ? 0 : p.leadingC(),
            c,
            to,
            p.leadingC());
      } else {
        edge(
            tile,
            p,
            width,
            high,
            j,
            fresh,
            steps,
            a,
            from,
            rowStride,
            stepStride,
            b,
            bOffset,
            bStride,
            c,
            to,
            scratch);
      }
    }
    if (rest == 0) {
      return;
    }
    if (rowTo >= high) {
      // The last strip of the range begins before what is left.
      from -= (high - rest) * rowStride;
      edge(
          tile,
          p,
          width,
          rest,
          j,
          fresh,
          steps,
          a,
          from,
          rowStride,
          stepStride,
          b,
          bOffset,
          bStride,
          c,
          to,
          scratch);
    } else {
      padRows(p, high, rest, rowTo - rest, k, steps, a, aOffset, scratch);
      edge(
          tile,
          p,
          width,
          rest,
          j,
          fresh,
          steps,
          scratch,
          stripOffset(p),
          steps,
          1,
          b,
          bOffset,
          bStride,
          c,
          to,
          scratch);
    }
  }

  /** Multiplies one strip in scratch, of whose rows the last ones count. */
  private static void edge(
      Tile tile,
      MatrixProduct p,
      int width,
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
    int columns = Math.min(width, p.n() - j);
    int edge = edgeOffset(p);
    int counting = edge + (tile.rows(width) - count) * width;
    if (!fresh) {
      copy(c, cOffset, p.leadingC(), scratch, counting, width, count, columns);
    }
    tile.multiply(
        width,
        steps,
        a,
        aOffset,
        aRowStride,
        aStepStride,
        b,
        bOffset,
        bStride,
        scratch,
        fresh ? startOffset(p) : edge,
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
      int width,
      int j,
      int k,
      int steps,
      double[] b,
      int bOffset,
      double[] panel) {
    int columns = Math.min(width, p.n() - j);
    if (columns < width) {
      Arrays.fill(panel, 0, steps * width, 0);
    }
    if (p.transposeB()) {
      int from = bOffset + j * p.leadingB() + k;
      int column = 0;
      for (; column + 4 <= columns; column += 4) {
        fourColumns(b, from + column * p.leadingB(), p.leadingB(), panel, column, width, steps);
      }
      for (; column < columns; column++) {
        for (int s = 0; s < steps; s++) {
          panel[s * width + column] = b[from + column * p.leadingB() + s];
        }
      }
    } else if (columns == width) {
      tile.copy(b, bOffset + k * p.leadingB() + j, p.leadingB(), panel, 0, steps, width);
    } else {
      copy(b, bOffset + k * p.leadingB() + j, p.leadingB(), panel, 0, width, steps, columns);
    }
  }

  /** Writes four rows as four columns. */
  private static void fourColumns(
      double[] b, int bOffset, int bStride, double[] panel, int column, int width, int steps) {
    int second = bOffset + bStride;
    int third = second + bStride;
    int fourth = third + bStride;
    for (int s = 0, to = column; s < steps; s++, to += width) {
      panel[to] = b[bOffset + s];
      panel[to + 1] = b[second + s];
      panel[to + 2] = b[third + s];
      panel[to + 3] = b[fourth + s];
    }
  }

  /** Copies rows to the end of a strip of scratch, where there are fewer than a strip has. */
  private static void padRows(
      MatrixProduct p,
      int high,
      int count,
      int row,
      int k,
      int steps,
      double[] a,
      int aOffset,
      double[] scratch) {
    int rowStride = p.transposeA() ? 1 : p.leadingA();
    int stepStride = p.transposeA() ? p.leadingA() : 1;
    for (int r = 0; r < count; r++) {
      int from = aOffset + (row + r) * rowStride + k * stepStride;
      int to = stripOffset(p) + (high - count + r) * steps;
      for (int s = 0; s < steps; s++) {
        scratch[to + s] = a[from + s * stepStride];
      }
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
