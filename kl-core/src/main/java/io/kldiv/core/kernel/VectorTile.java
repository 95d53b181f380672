package io.kldiv.core.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tile of a matrix product on vectors: strips of eight rows by two vectors of columns, whose
 * sums stay in registers while the steps go by.
 *
 * <p>A step loads two vectors of the panel and broadcasts one element of each row: ten loads for
 * sixteen fused multiply-adds. That takes 16 + 4 registers, which there are with 512-bit vectors;
 * with shorter ones a strip has four rows. All strips of a panel go in one call.
 */
final class VectorTile implements Tile {
  static final VectorTile INSTANCE = new VectorTile();

  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();
  private static final int ROWS = LANES >= 8 ? 8 : 4;

  private static final Loop STRIPS =
      Loop.of(MethodHandles.lookup(), ROWS == 8 ? "eightRows" : "fourRows");
  private static final Loop SINGLE = Loop.of(MethodHandles.lookup(), "oneRow");
  private static final Loop COPY = Loop.of(MethodHandles.lookup(), "copyVectors");

  private VectorTile() {}

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int columns() {
    return 2 * LANES;
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
    Loop loop = rows == 1 ? SINGLE : STRIPS;
    loop.multiply(
        strips,
        steps,
        a,
        aOffset,
        aRowStride,
        aStepStride,
        aStripStride,
        b,
        bOffset,
        bStride,
        start,
        startOffset,
        startStride,
        c,
        cOffset,
        cStride);
  }

  @Override
  public void copy(
      double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns) {
    COPY.copy(x, xOffset, xStride, y, yOffset, rows, columns);
  }

  /** Copies rows whose length is a multiple of the lanes to rows that follow each other. */
  static void copyVectors(
      double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns) {
    for (int j = 0; j < columns; j += LANES) {
      int from = xOffset + j;
      int to = yOffset + j;
      for (int i = 0; i < rows; i++, from += xStride, to += columns) {
        DoubleVector.fromArray(SPECIES, x, from).intoArray(y, to);
      }
    }
  }

  static void eightRows(
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
      DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, first);
      DoubleVector c01 = DoubleVector.fromArray(SPECIES, start, first + LANES);
      DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, first + startStride);
      DoubleVector c11 = DoubleVector.fromArray(SPECIES, start, first + startStride + LANES);
      DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, first + 2 * startStride);
      DoubleVector c21 = DoubleVector.fromArray(SPECIES, start, first + 2 * startStride + LANES);
      DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, first + 3 * startStride);
      DoubleVector c31 = DoubleVector.fromArray(SPECIES, start, first + 3 * startStride + LANES);
      DoubleVector c40 = DoubleVector.fromArray(SPECIES, start, first + 4 * startStride);
      DoubleVector c41 = DoubleVector.fromArray(SPECIES, start, first + 4 * startStride + LANES);
      DoubleVector c50 = DoubleVector.fromArray(SPECIES, start, first + 5 * startStride);
      DoubleVector c51 = DoubleVector.fromArray(SPECIES, start, first + 5 * startStride + LANES);
      DoubleVector c60 = DoubleVector.fromArray(SPECIES, start, first + 6 * startStride);
      DoubleVector c61 = DoubleVector.fromArray(SPECIES, start, first + 6 * startStride + LANES);
      DoubleVector c70 = DoubleVector.fromArray(SPECIES, start, first + 7 * startStride);
      DoubleVector c71 = DoubleVector.fromArray(SPECIES, start, first + 7 * startStride + LANES);
      int a1 = from + aRowStride;
      int a2 = a1 + aRowStride;
      int a3 = a2 + aRowStride;
      int a4 = a3 + aRowStride;
      int a5 = a4 + aRowStride;
      int a6 = a5 + aRowStride;
      int a7 = a6 + aRowStride;
      int j = bOffset;
      for (int k = 0, i = 0; k < steps; k++, i += aStepStride, j += bStride) {
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, j);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, j + LANES);
        DoubleVector u0 = DoubleVector.broadcast(SPECIES, a[from + i]);
        c00 = u0.fma(b0, c00);
        c01 = u0.fma(b1, c01);
        DoubleVector u1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
        c10 = u1.fma(b0, c10);
        c11 = u1.fma(b1, c11);
        DoubleVector u2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
        c20 = u2.fma(b0, c20);
        c21 = u2.fma(b1, c21);
        DoubleVector u3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
        c30 = u3.fma(b0, c30);
        c31 = u3.fma(b1, c31);
        DoubleVector u4 = DoubleVector.broadcast(SPECIES, a[a4 + i]);
        c40 = u4.fma(b0, c40);
        c41 = u4.fma(b1, c41);
        DoubleVector u5 = DoubleVector.broadcast(SPECIES, a[a5 + i]);
        c50 = u5.fma(b0, c50);
        c51 = u5.fma(b1, c51);
        DoubleVector u6 = DoubleVector.broadcast(SPECIES, a[a6 + i]);
        c60 = u6.fma(b0, c60);
        c61 = u6.fma(b1, c61);
        DoubleVector u7 = DoubleVector.broadcast(SPECIES, a[a7 + i]);
        c70 = u7.fma(b0, c70);
        c71 = u7.fma(b1, c71);
      }
      c00.intoArray(c, to);
      c01.intoArray(c, to + LANES);
      c10.intoArray(c, to + cStride);
      c11.intoArray(c, to + cStride + LANES);
      c20.intoArray(c, to + 2 * cStride);
      c21.intoArray(c, to + 2 * cStride + LANES);
      c30.intoArray(c, to + 3 * cStride);
      c31.intoArray(c, to + 3 * cStride + LANES);
      c40.intoArray(c, to + 4 * cStride);
      c41.intoArray(c, to + 4 * cStride + LANES);
      c50.intoArray(c, to + 5 * cStride);
      c51.intoArray(c, to + 5 * cStride + LANES);
      c60.intoArray(c, to + 6 * cStride);
      c61.intoArray(c, to + 6 * cStride + LANES);
      c70.intoArray(c, to + 7 * cStride);
      c71.intoArray(c, to + 7 * cStride + LANES);
      from += aStripStride;
      first += 8 * startStride;
      to += 8 * cStride;
    }
  }

  static void fourRows(
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
      DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, first);
      DoubleVector c01 = DoubleVector.fromArray(SPECIES, start, first + LANES);
      DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, first + startStride);
      DoubleVector c11 = DoubleVector.fromArray(SPECIES, start, first + startStride + LANES);
      DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, first + 2 * startStride);
      DoubleVector c21 = DoubleVector.fromArray(SPECIES, start, first + 2 * startStride + LANES);
      DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, first + 3 * startStride);
      DoubleVector c31 = DoubleVector.fromArray(SPECIES, start, first + 3 * startStride + LANES);
      int a1 = from + aRowStride;
      int a2 = a1 + aRowStride;
      int a3 = a2 + aRowStride;
      int j = bOffset;
      for (int k = 0, i = 0; k < steps; k++, i += aStepStride, j += bStride) {
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, j);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, j + LANES);
        DoubleVector u0 = DoubleVector.broadcast(SPECIES, a[from + i]);
        c00 = u0.fma(b0, c00);
        c01 = u0.fma(b1, c01);
        DoubleVector u1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
        c10 = u1.fma(b0, c10);
        c11 = u1.fma(b1, c11);
        DoubleVector u2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
        c20 = u2.fma(b0, c20);
        c21 = u2.fma(b1, c21);
        DoubleVector u3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
        c30 = u3.fma(b0, c30);
        c31 = u3.fma(b1, c31);
      }
      c00.intoArray(c, to);
      c01.intoArray(c, to + LANES);
      c10.intoArray(c, to + cStride);
      c11.intoArray(c, to + cStride + LANES);
      c20.intoArray(c, to + 2 * cStride);
      c21.intoArray(c, to + 2 * cStride + LANES);
      c30.intoArray(c, to + 3 * cStride);
      c31.intoArray(c, to + 3 * cStride + LANES);
      from += aStripStride;
      first += 4 * startStride;
      to += 4 * cStride;
    }
  }

  static void oneRow(
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
      DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, first);
      DoubleVector c01 = DoubleVector.fromArray(SPECIES, start, first + LANES);
      int j = bOffset;
      for (int k = 0, i = 0; k < steps; k++, i += aStepStride, j += bStride) {
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, j);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, j + LANES);
        DoubleVector u0 = DoubleVector.broadcast(SPECIES, a[from + i]);
        c00 = u0.fma(b0, c00);
        c01 = u0.fma(b1, c01);
      }
      c00.intoArray(c, to);
      c01.intoArray(c, to + LANES);
      from += aStripStride;
      first += startStride;
      to += cStride;
    }
  }
}
