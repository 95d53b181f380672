package io.kldiv.core.kernel;

/** The tile of a matrix product in plain Java: four columns, two rows at a time. */
final class ScalarTile implements Tile {
  static final ScalarTile INSTANCE = new ScalarTile();

  private static final int WIDTH = 4;

  private ScalarTile() {}

  @Override
  public int width(int columns) {
    return WIDTH;
  }

  @Override
  public int rows(int width) {
    return 2;
  }

  @Override
  public void multiply(
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

  @Override
  public void copy(
      double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        y[yOffset + i * columns + j] = x[xOffset + i * xStride + j];
      }
    }
  }
}
