package io.kldiv.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Strips of a matrix product by panels of one or two vectors of columns, the last of which begins
 * at column {@code last}. A strip has eight rows, so that enough sums are on their way for none to
 * wait for another; by two vectors of columns it has four where there are but 16 registers.
 */
final class NarrowPanel {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;

  private NarrowPanel() {}

  static void fourRowsByTwo(
      int steps,
      double[] a,
      int aOffset,
      int aRowStride,
      int aStepStride,
      double[] b,
      int bOffset,
      int bStride,
      int last,
      double[] start,
      int startOffset,
      int startStride,
      double[] c,
      int cOffset,
      int cStride) {
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, startOffset);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, start, startOffset + last);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, startOffset + startStride);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, start, startOffset + startStride + last);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, startOffset + 2 * startStride);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, start, startOffset + 2 * startStride + last);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, startOffset + 3 * startStride);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, start, startOffset + 3 * startStride + last);
    int a1 = aOffset + aRowStride;
    int a2 = a1 + aRowStride;
    int a3 = a2 + aRowStride;
    int j = bOffset;
    for (int k = 0, i = 0; k < steps; k++, i += aStepStride, j += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, j);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, j + last);
      DoubleVector u0 = DoubleVector.broadcast(SPECIES, a[aOffset + i]);
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
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + last);
    c10.intoArray(c, cOffset + cStride);
    c11.intoArray(c, cOffset + cStride + last);
    c20.intoArray(c, cOffset + 2 * cStride);
    c21.intoArray(c, cOffset + 2 * cStride + last);
    c30.intoArray(c, cOffset + 3 * cStride);
    c31.intoArray(c, cOffset + 3 * cStride + last);
  }

  static void eightRowsByOne(
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
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, startOffset);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, startOffset + startStride);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, startOffset + 2 * startStride);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, startOffset + 3 * startStride);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, start, startOffset + 4 * startStride);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, start, startOffset + 5 * startStride);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, start, startOffset + 6 * startStride);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, start, startOffset + 7 * startStride);
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

  static void eightRowsByTwo(
      int steps,
      double[] a,
      int aOffset,
      int aRowStride,
      int aStepStride,
      double[] b,
      int bOffset,
      int bStride,
      int last,
      double[] start,
      int startOffset,
      int startStride,
      double[] c,
      int cOffset,
      int cStride) {
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, startOffset);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, start, startOffset + last);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, startOffset + startStride);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, start, startOffset + startStride + last);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, startOffset + 2 * startStride);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, start, startOffset + 2 * startStride + last);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, startOffset + 3 * startStride);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, start, startOffset + 3 * startStride + last);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, start, startOffset + 4 * startStride);
    DoubleVector c41 = DoubleVector.fromArray(SPECIES, start, startOffset + 4 * startStride + last);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, start, startOffset + 5 * startStride);
    DoubleVector c51 = DoubleVector.fromArray(SPECIES, start, startOffset + 5 * startStride + last);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, start, startOffset + 6 * startStride);
    DoubleVector c61 = DoubleVector.fromArray(SPECIES, start, startOffset + 6 * startStride + last);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, start, startOffset + 7 * startStride);
    DoubleVector c71 = DoubleVector.fromArray(SPECIES, start, startOffset + 7 * startStride + last);
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
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, j + last);
      DoubleVector u0 = DoubleVector.broadcast(SPECIES, a[aOffset + i]);
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
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + last);
    c10.intoArray(c, cOffset + cStride);
    c11.intoArray(c, cOffset + cStride + last);
    c20.intoArray(c, cOffset + 2 * cStride);
    c21.intoArray(c, cOffset + 2 * cStride + last);
    c30.intoArray(c, cOffset + 3 * cStride);
    c31.intoArray(c, cOffset + 3 * cStride + last);
    c40.intoArray(c, cOffset + 4 * cStride);
    c41.intoArray(c, cOffset + 4 * cStride + last);
    c50.intoArray(c, cOffset + 5 * cStride);
    c51.intoArray(c, cOffset + 5 * cStride + last);
    c60.intoArray(c, cOffset + 6 * cStride);
    c61.intoArray(c, cOffset + 6 * cStride + last);
    c70.intoArray(c, cOffset + 7 * cStride);
    c71.intoArray(c, cOffset + 7 * cStride + last);
  }
}
