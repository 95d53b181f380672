package io.kldiv.core.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Reductions on vectors, in the order that {@link Kernels#reduce} and {@link Kernels#columns} set.
 */
final class VectorReduction {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private static final Loop PAIR_SUM = Loop.of(MethodHandles.lookup(), "pairSum");
  private static final Loop GREATEST = Loop.of(MethodHandles.lookup(), "greatest");
  private static final Loop LEAST = Loop.of(MethodHandles.lookup(), "least");
  private static final Loop COLUMN_SUMS = Loop.of(MethodHandles.lookup(), "columnSums");
  private static final Loop COLUMN_MAXIMA = Loop.of(MethodHandles.lookup(), "columnMaxima");
  private static final Loop COLUMN_MINIMA = Loop.of(MethodHandles.lookup(), "columnMinima");

  private VectorReduction() {}

  static double sum(double[] x, int offset, int n) {
    double total = 0;
    for (int from = 0; from < n; from += Kernels.BLOCK) {
      total += blockSum(x, offset + from, Math.min(Kernels.BLOCK, n - from));
    }
    return total;
  }

  /** See {@link ScalarKernels#blockSum}: the sixteen accumulators are lanes here. */
  private static double blockSum(double[] x, int offset, int length) {
    int grouped = length - length % ScalarKernels.ACCUMULATORS;
    double total = 0;
    if (grouped > 0) {
      total = groupedSum(x, offset, grouped);
    }
    for (int i = grouped; i < length; i++) {
      total += x[offset + i];
    }
    return total;
  }

  private static double groupedSum(double[] x, int offset, int grouped) {
    if (LANES == 8) {
      return PAIR_SUM.reduce(x, offset, grouped);
    }
    if (LANES == 4) {
      return PAIR_SUM.reduce(x, offset, grouped) + PAIR_SUM.reduce(x, offset + 8, grouped);
    }
    return (PAIR_SUM.reduce(x, offset, grouped) + PAIR_SUM.reduce(x, offset + 4, grouped))
        + (PAIR_SUM.reduce(x, offset + 8, grouped) + PAIR_SUM.reduce(x, offset + 12, grouped));
  }

  /** The sum of two adjacent vectors of accumulators. */
  static double pairSum(double[] x, int offset, int grouped) {
    DoubleVector v = DoubleVector.zero(SPECIES);
    DoubleVector w = DoubleVector.zero(SPECIES);
    for (int i = offset; i < offset + grouped; i += ScalarKernels.ACCUMULATORS) {
      v = v.add(DoubleVector.fromArray(SPECIES, x, i));
      w = w.add(DoubleVector.fromArray(SPECIES, x, i + LANES));
    }
    if (LANES == 2) {
      return (v.lane(0) + v.lane(1)) + (w.lane(0) + w.lane(1));
    }
    double first = (v.lane(0) + v.lane(1)) + (v.lane(2) + v.lane(3));
    double second = (w.lane(0) + w.lane(1)) + (w.lane(2) + w.lane(3));
    if (LANES == 4) {
      return first + second;
    }
    return (first + ((v.lane(4) + v.lane(5)) + (v.lane(6) + v.lane(7))))
        + (second + ((w.lane(4) + w.lane(5)) + (w.lane(6) + w.lane(7))));
  }

  static double max(double[] x, int offset, int n) {
    int bound = SPECIES.loopBound(n);
    double rest = ScalarKernels.max(x, offset + bound, n - bound);
    return bound == 0 ? rest : Math.max(GREATEST.reduce(x, offset, bound), rest);
  }

  /** Four maxima on their way at once; they are the same in any order. */
  static double greatest(double[] x, int offset, int n) {
    DoubleVector m0 = DoubleVector.fromArray(SPECIES, x, offset);
    DoubleVector m1 = m0;
    DoubleVector m2 = m0;
    DoubleVector m3 = m0;
    int i = LANES;
    for (; i + 4 * LANES <= n; i += 4 * LANES) {
      m0 = m0.max(DoubleVector.fromArray(SPECIES, x, offset + i));
      m1 = m1.max(DoubleVector.fromArray(SPECIES, x, offset + i + LANES));
      m2 = m2.max(DoubleVector.fromArray(SPECIES, x, offset + i + 2 * LANES));
      m3 = m3.max(DoubleVector.fromArray(SPECIES, x, offset + i + 3 * LANES));
    }
    for (; i < n; i += LANES) {
      m0 = m0.max(DoubleVector.fromArray(SPECIES, x, offset + i));
    }
    return m0.max(m1).max(m2.max(m3)).reduceLanes(VectorOperators.MAX);
  }

  static double min(double[] x, int offset, int n) {
    int bound = SPECIES.loopBound(n);
    double rest = ScalarKernels.min(x, offset + bound, n - bound);
    return bound == 0 ? rest : Math.min(LEAST.reduce(x, offset, bound), rest);
  }

  static double least(double[] x, int offset, int n) {
    DoubleVector least = DoubleVector.fromArray(SPECIES, x, offset);
    for (int i = LANES; i < n; i += LANES) {
      least = least.min(DoubleVector.fromArray(SPECIES, x, offset + i));
    }
    return least.reduceLanes(VectorOperators.MIN);
  }

  static void columns(
      Reduction op, double[] x, int xOffset, int rows, int n, double[] y, int yOffset) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += LANES) {
      switch (op) {
        case SUM -> COLUMN_SUMS.columns(x, xOffset + j, rows, n, y, yOffset + j);
        case MAX -> COLUMN_MAXIMA.columns(x, xOffset + j, rows, n, y, yOffset + j);
        case MIN -> COLUMN_MINIMA.columns(x, xOffset + j, rows, n, y, yOffset + j);
      }
    }
    for (int j = bound; j < n; j++) {
      y[yOffset + j] = ScalarKernels.column(op, x, xOffset + j, rows, n);
    }
  }

  static void columnSums(double[] x, int offset, int rows, int stride, double[] y, int yOffset) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = DoubleVector.zero(SPECIES);
    DoubleVector s2 = DoubleVector.zero(SPECIES);
    DoubleVector s3 = DoubleVector.zero(SPECIES);
    int r = 0;
    int i = offset;
    for (; r + 4 <= rows; r += 4) {
      s0 = s0.add(DoubleVector.fromArray(SPECIES, x, i));
      s1 = s1.add(DoubleVector.fromArray(SPECIES, x, i + stride));
      s2 = s2.add(DoubleVector.fromArray(SPECIES, x, i + 2 * stride));
      s3 = s3.add(DoubleVector.fromArray(SPECIES, x, i + 3 * stride));
      i += 4 * stride;
    }
    s0 = r < rows ? s0.add(DoubleVector.fromArray(SPECIES, x, i)) : s0;
    s1 = r + 1 < rows ? s1.add(DoubleVector.fromArray(SPECIES, x, i + stride)) : s1;
    s2 = r + 2 < rows ? s2.add(DoubleVector.fromArray(SPECIES, x, i + 2 * stride)) : s2;
    s0.add(s1).add(s2.add(s3)).intoArray(y, yOffset);
  }

  static void columnMaxima(double[] x, int offset, int rows, int stride, double[] y, int yOffset) {
    DoubleVector most = DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY);
    for (int r = 0; r < rows; r++) {
      most = most.max(DoubleVector.fromArray(SPECIES, x, offset + r * stride));
    }
    most.intoArray(y, yOffset);
  }

  static void columnMinima(double[] x, int offset, int rows, int stride, double[] y, int yOffset) {
    DoubleVector least = DoubleVector.broadcast(SPECIES, Double.POSITIVE_INFINITY);
    for (int r = 0; r < rows; r++) {
      least = least.min(DoubleVector.fromArray(SPECIES, x, offset + r * stride));
    }
    least.intoArray(y, yOffset);
  }
}
