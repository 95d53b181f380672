package io.kldiv.core.kernel;

/** The tile of a matrix product in plain Java: four columns, two rows at a time. */
final class ScalarTile implements Tile {
  static final ScalarTile INSTANCE = new ScalarTile();

  private static final int WIDTH = 4;

  private ScalarTile() {}

  @Override
  public int rows() {
    return 2;
  }

  @Override
  public int columns() {
    return WIDTH;
  }

  @Override
  public void multiply(
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
      int cStride) {
    int from = aOffset;
    int first = startOffset;
    int to = cOffset;
    for (int s = 0; s < strips; s++) {
      if (rows == 2) {
        twoRows(
            steps,
            a,
            from,
            aRowStride,
            aStepStride,
            b,
            bOffset,
            bStride,
            start,
            first,
            startStride,
            c,
            to,
            cStride);
      } else {
        oneRow(steps, a, from, aStepStride, b, bOffset, bStride, start, first, c, to);
      }
      from += aStripStride;
      first += rows * startStride;
      to += rows * cStride;
    }
  }

  @Override
  public void copy(
      double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        y[yOffset + i * columns + j] = x[xOffset + i * xStride + j];
      }
    }
  }

  private static void twoRows(
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
      int cStride) {
    int next = startOffset + startStride;
    double c00 = start[startOffset];
    double c01 = start[startOffset + 1];
    double c02 = start[startOffset + 2];
    double c03 = start[startOffset + 3];
    double c10 = start[next];
    double c11 = start[next + 1];
    double c12 = start[next + 2];
    double c13 = start[next + 3];
    for (int k = 0, i = aOffset, j = bOffset; k < steps; k++, i += aStepStride, j += bStride) {
      double a0 = a[i];
      double a1 = a[i + aRowStride];
      double b0 = b[j];
      double b1 = b[j + 1];
      double b2 = b[j + 2];
      double b3 = b[j + 3];
      c00 = Math.fma(a0, b0, c00);
      c01 = Math.fma(a0, b1, c01);
      c02 = Math.fma(a0, b2, c02);
      c03 = Math.fma(a0, b3, c03);
      c10 = Math.fma(a1, b0, c10);
      c11 = Math.fma(a1, b1, c11);
      c12 = Math.fma(a1, b2, c12);
      c13 = Math.fma(a1, b3, c13);
    }
    int second = cOffset + cStride;
    c[cOffset] = c00;
    c[cOffset + 1] = c01;
    c[cOffset + 2] = c02;
    c[cOffset + 3] = c03;
    c[second] = c10;
    c[second + 1] = c11;
    c[second + 2] = c12;
    c[second + 3] = c13;
  }

  private static void oneRow(
      int steps,
      double[] a,
      int aOffset,
      int aStepStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] start,
      int startOffset,
      double[] c,
      int cOffset) {
    double c0 = start[startOffset];
    double c1 = start[startOffset + 1];
    double c2 = start[startOffset + 2];
    double c3 = start[startOffset + 3];
    for (int k = 0, i = aOffset, j = bOffset; k < steps; k++, i += aStepStride, j += bStride) {
      double a0 = a[i];
      c0 = Math.fma(a0, b[j], c0);
      c1 = Math.fma(a0, b[j + 1], c1);
      c2 = Math.fma(a0, b[j + 2], c2);
      c3 = Math.fma(a0, b[j + 3], c3);
    }
    c[cOffset] = c0;
    c[cOffset + 1] = c1;
    c[cOffset + 2] = c2;
    c[cOffset + 3] = c3;
  }
}
