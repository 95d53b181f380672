package io.kldiv.core.kernel;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of row operations on vectors, for rows of at least one vector. The last vector of a row
 * ends where the row ends: it shares elements with the one before, and both compute the same for
 * them. It is read before anything is written, so that a result may replace its argument.
 */
final class VectorRows {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private static final Loop MAXIMA = Loop.of(MethodHandles.lookup(), "greatest");
  private static final Loop SUBTRACT = Loop.of(MethodHandles.lookup(), "subtract");
  private static final Loop DIVIDE = Loop.of(MethodHandles.lookup(), "divide");

  private VectorRows() {}

  /** See {@link RowLoops#maxima}. */
  static void maxima(
      Kernels kernels, double[] x, int xOffset, int rows, int n, double[] y, int yOffset) {
    if (n >= LANES && n < ScalarRows.LONG_ENOUGH) {
      MAXIMA.columns(x, xOffset, rows, n, y, yOffset);
    } else {
      ScalarRows.maxima(kernels, x, xOffset, rows, n, y, yOffset);
    }
  }

  /** See {@link RowLoops#withEach}. */
  static void withEach(
      Kernels kernels,
      Binary op,
      double[] x,
      int xOffset,
      int rows,
      int n,
      double[] y,
      int yOffset,
      double[] scratch) {
    if (n < LANES || n >= ScalarRows.ALONE) {
      ScalarRows.withEach(kernels, op, x, xOffset, rows, n, y, yOffset, scratch);
      return;
    }
    Loop loop = op == Binary.SUBTRACT ? SUBTRACT : DIVIDE;
    loop.withEach(x, xOffset, scratch, RowKernels.PER_ROW, y, yOffset, rows, n);
  }

  static void greatest(double[] x, int offset, int rows, int n, double[] y, int yOffset) {
    for (int i = 0; i < rows; i++) {
      int from = offset + i * n;
      int last = from + n - LANES;
      DoubleVector most = fromArray(SPECIES, x, last);
      for (int j = from; j < last; j += LANES) {
        most = most.max(fromArray(SPECIES, x, j));
      }
      y[yOffset + i] = most.reduceLanes(VectorOperators.MAX);
    }
  }

  static void subtract(
      double[] x,
      int xOffset,
      double[] each,
      int eachOffset,
      double[] y,
      int yOffset,
      int rows,
      int n) {
    int shift = yOffset - xOffset;
    for (int i = 0; i < rows; i++) {
      int from = xOffset + i * n;
      int last = from + n - LANES;
      DoubleVector value = broadcast(SPECIES, each[eachOffset + i]);
      DoubleVector end = fromArray(SPECIES, x, last).sub(value);
      for (int j = from; j < last; j += LANES) {
        fromArray(SPECIES, x, j).sub(value).intoArray(y, shift + j);
      }
      end.intoArray(y, shift + last);
    }
  }

  static void divide(
      double[] x,
      int xOffset,
      double[] each,
      int eachOffset,
      double[] y,
      int yOffset,
      int rows,
      int n) {
    int shift = yOffset - xOffset;
    for (int i = 0; i < rows; i++) {
      int from = xOffset + i * n;
      int last = from + n - LANES;
      DoubleVector value = broadcast(SPECIES, each[eachOffset + i]);
      DoubleVector end = fromArray(SPECIES, x, last).div(value);
      for (int j = from; j < last; j += LANES) {
        fromArray(SPECIES, x, j).div(value).intoArray(y, shift + j);
      }
      end.intoArray(y, shift + last);
    }
  }
}
