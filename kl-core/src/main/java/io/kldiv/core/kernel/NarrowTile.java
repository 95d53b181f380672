package io.kldiv.core.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tile of a matrix product on vectors, one vector wide: all accumulators stay in registers.
 *
 * <p>With lanes enough for 512 bits there are 32 registers and eight rows are taken at a time, else
 * four.
 */
final class NarrowTile {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();
  private static final boolean MANY_REGISTERS = LANES >= 8;

  private static final Loop EIGHT_ROWS = Loop.of(MethodHandles.lookup(), "eightRows");
  private static final Loop FOUR_ROWS = Loop.of(MethodHandles.lookup(), "fourRows");
  private static final Loop ONE_ROW = Loop.of(MethodHandles.lookup(), "oneRow");

  private NarrowTile() {}

  static void multiply(
      int rows,
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
      int cStride) {
    int r = 0;
    int from = aOffset;
    int to = cOffset;
    for (; MANY_REGISTERS && r + 8 <= rows; r += 8) {
      EIGHT_ROWS.multiply(
          steps, a, from, aRowStride, aStepStride, b, bOffset, bStride, c, to, cStride);
      from += 8 * aRowStride;
      to += 8 * cStride;
    }
    for (; r + 4 <= rows; r += 4) {
      FOUR_ROWS.multiply(
          steps, a, from, aRowStride, aStepStride, b, bOffset, bStride, c, to, cStride);
      from += 4 * aRowStride;
      to += 4 * cStride;
    }
    for (; r < rows; r++) {
      ONE_ROW.multiply(
          steps, a, from, aRowStride, aStepStride, b, bOffset, bStride, c, to, cStride);
      from += aRowStride;
      to += cStride;
    }
  }

  static void eightRows(
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
      int cStride) {
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, cOffset);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, cOffset + cStride);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * cStride);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * cStride);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, c, cOffset + 4 * cStride);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, c, cOffset + 5 * cStride);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, c, cOffset + 6 * cStride);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, c, cOffset + 7 * cStride);
    int a1 = aOffset + aRowStride;
    int a2 = a1 + aRowStride;
    int a3 = a2 + aRowStride;
    int a4 = a3 + aRowStride;
    int a5 = a4 + aRowStride;
    int a6 = a5 + aRowStride;
    int a7 = a6 + aRowStride;
    int j = bOffset;
    for (int k = 0, i = 0; k < steps; k++, i += aStepStride, j += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, j);
      DoubleVector u0 = DoubleVector.broadcast(SPECIES, a[aOffset + i]);
      c00 = u0.fma(b0, c00);
      DoubleVector u1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
      c10 = u1.fma(b0, c10);
      DoubleVector u2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
      c20 = u2.fma(b0, c20);
      DoubleVector u3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
      c30 = u3.fma(b0, c30);
      DoubleVector u4 = DoubleVector.broadcast(SPECIES, a[a4 + i]);
      c40 = u4.fma(b0, c40);
      DoubleVector u5 = DoubleVector.broadcast(SPECIES, a[a5 + i]);
      c50 = u5.fma(b0, c50);
      DoubleVector u6 = DoubleVector.broadcast(SPECIES, a[a6 + i]);
      c60 = u6.fma(b0, c60);
      DoubleVector u7 = DoubleVector.broadcast(SPECIES, a[a7 + i]);
      c70 = u7.fma(b0, c70);
    }
    c00.intoArray(c, cOffset);
    c10.intoArray(c, cOffset + cStride);
    c20.intoArray(c, cOffset + 2 * cStride);
    c30.intoArray(c, cOffset + 3 * cStride);
    c40.intoArray(c, cOffset + 4 * cStride);
    c50.intoArray(c, cOffset + 5 * cStride);
    c60.intoArray(c, cOffset + 6 * cStride);
    c70.intoArray(c, cOffset + 7 * cStride);
  }

  static void fourRows(
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
      int cStride) {
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, cOffset);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, cOffset + cStride);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * cStride);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * cStride);
    int a1 = aOffset + aRowStride;
    int a2 = a1 + aRowStride;
    int a3 = a2 + aRowStride;
    int j = bOffset;
    for (int k = 0, i = 0; k < steps; k++, i += aStepStride, j += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, j);
      DoubleVector u0 = DoubleVector.broadcast(SPECIES, a[aOffset + i]);
      c00 = u0.fma(b0, c00);
      DoubleVector u1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
      c10 = u1.fma(b0, c10);
      DoubleVector u2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
      c20 = u2.fma(b0, c20);
      DoubleVector u3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
      c30 = u3.fma(b0, c30);
    }
    c00.intoArray(c, cOffset);
    c10.intoArray(c, cOffset + cStride);
    c20.intoArray(c, cOffset + 2 * cStride);
    c30.intoArray(c, cOffset + 3 * cStride);
  }

  static void oneRow(
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
      int cStride) {
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, cOffset);
    int j = bOffset;
    for (int k = 0, i = 0; k < steps; k++, i += aStepStride, j += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, j);
      DoubleVector u0 = DoubleVector.broadcast(SPECIES, a[aOffset + i]);
      c00 = u0.fma(b0, c00);
    }
    c00.intoArray(c, cOffset);
  }
}
