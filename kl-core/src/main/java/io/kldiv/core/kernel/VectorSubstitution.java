package io.kldiv.core.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Forward substitution on vectors: four vectors of columns at a time, then one, then plain Java.
 *
 * <p>A row waits for the quotient of the row before; four vectors fill that time.
 */
final class VectorSubstitution {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private static final Loop FOUR_VECTORS = Loop.of(MethodHandles.lookup(), "fourVectors");
  private static final Loop ONE_VECTOR = Loop.of(MethodHandles.lookup(), "oneVector");

  private VectorSubstitution() {}

  static void apply(
      int d,
      int n,
      double[] t,
      int tOffset,
      int tRowStride,
      int tColumnStride,
      double[] x,
      int xOffset,
      int xStride) {
    int j = 0;
    for (; j + 4 * LANES <= n; j += 4 * LANES) {
      FOUR_VECTORS.substitute(d, t, tOffset, tRowStride, tColumnStride, x, xOffset + j, xStride);
    }
    for (; j + LANES <= n; j += LANES) {
      ONE_VECTOR.substitute(d, t, tOffset, tRowStride, tColumnStride, x, xOffset + j, xStride);
    }
    if (j < n) {
      ScalarSubstitution.apply(
          d, n - j, t, tOffset, tRowStride, tColumnStride, x, xOffset + j, xStride);
    }
  }

  static void fourVectors(
      int d,
      double[] t,
      int tOffset,
      int tRowStride,
      int tColumnStride,
      double[] x,
      int xOffset,
      int xStride) {
    for (int i = 0, row = xOffset, a = tOffset; i < d; i++, row += xStride, a += tRowStride) {
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, x, row);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, x, row + LANES);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, x, row + 2 * LANES);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, x, row + 3 * LANES);
      for (int k = 0, from = xOffset; k < i; k++, from += xStride) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, t[a + k * tColumnStride]);
        y0 = factor.fma(DoubleVector.fromArray(SPECIES, x, from), y0);
        y1 = factor.fma(DoubleVector.fromArray(SPECIES, x, from + LANES), y1);
        y2 = factor.fma(DoubleVector.fromArray(SPECIES, x, from + 2 * LANES), y2);
        y3 = factor.fma(DoubleVector.fromArray(SPECIES, x, from + 3 * LANES), y3);
      }
      DoubleVector zero = DoubleVector.zero(SPECIES);
      DoubleVector pivot = DoubleVector.broadcast(SPECIES, t[a + i * tColumnStride]);
      zero.sub(y0).div(pivot).intoArray(x, row);
      zero.sub(y1).div(pivot).intoArray(x, row + LANES);
      zero.sub(y2).div(pivot).intoArray(x, row + 2 * LANES);
      zero.sub(y3).div(pivot).intoArray(x, row + 3 * LANES);
    }
  }

  static void oneVector(
      int d,
      double[] t,
      int tOffset,
      int tRowStride,
      int tColumnStride,
      double[] x,
      int xOffset,
      int xStride) {
    for (int i = 0, row = xOffset, a = tOffset; i < d; i++, row += xStride, a += tRowStride) {
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, x, row);
      for (int k = 0, from = xOffset; k < i; k++, from += xStride) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, t[a + k * tColumnStride]);
        y0 = factor.fma(DoubleVector.fromArray(SPECIES, x, from), y0);
      }
      DoubleVector pivot = DoubleVector.broadcast(SPECIES, t[a + i * tColumnStride]);
      DoubleVector.zero(SPECIES).sub(y0).div(pivot).intoArray(x, row);
    }
  }
}
