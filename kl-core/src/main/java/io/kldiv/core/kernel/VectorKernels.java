package io.kldiv.core.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernels on vectors. Loaded by name through {@link VectorAccess}. */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Double> SPECIES = VectorMath.SPECIES;
  private static final int LANES = SPECIES.length();

  VectorKernels() {}

  @Override
  public String describe() {
    return "Vector API, " + LANES + " lanes (" + SPECIES.vectorBitSize() + " bits)";
  }

  @Override
  public void unary(Unary op, double[] x, int xOffset, double[] y, int yOffset, int n) {
    VectorUnary.apply(op, x, xOffset, y, yOffset, n);
  }

  @Override
  public void binary(
      Binary op,
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] y,
      int yOffset,
      int n) {
    int bound = SPECIES.loopBound(n);
    int done = 0;
    if (bound > 0) {
      done = bound;
      if (aStride == 1 && bStride == 1) {
        VectorBinary.apply(op, a, aOffset, b, bOffset, y, yOffset, bound);
      } else if (bStride == 1) {
        VectorBinaryLeft.apply(op, a, aOffset, b, bOffset, y, yOffset, bound);
      } else if (aStride == 1) {
        VectorBinaryRight.apply(op, a, aOffset, b, bOffset, y, yOffset, bound);
      } else {
        double value = ScalarBinary.value(op, a[aOffset], b[bOffset]);
        Arrays.fill(y, yOffset, yOffset + bound, value);
      }
    }
    ScalarBinary.apply(
        op,
        a,
        aOffset + done * aStride,
        aStride,
        b,
        bOffset + done * bStride,
        bStride,
        y,
        yOffset + done,
        n - done);
  }

  @Override
  public void ternary(
      Ternary op,
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] c,
      int cOffset,
      int cStride,
      double[] y,
      int yOffset,
      int n) {
    int bound = SPECIES.loopBound(n);
    switch (op) {
      case FMA ->
          fma(
              a, aOffset, aStride, b, bOffset, bStride, c, cOffset, cStride, y, yOffset, bound);
      case SELECT ->
          select(
              a, aOffset, aStride, b, bOffset, bStride, c, cOffset, cStride, y, yOffset, bound);
    }
    ScalarTernary.apply(
        op,
        a,
        aOffset + bound * aStride,
        aStride,
        b,
        bOffset + bound * bStride,
        bStride,
        c,
        cOffset + bound * cStride,
        cStride,
        y,
        yOffset + bound,
        n - bound);
  }

  @Override
  public double reduce(Reduction op, double[] x, int offset, int n) {
    return switch (op) {
      case SUM -> VectorReduction.sum(x, offset, n);
      case MAX -> VectorReduction.max(x, offset, n);
      case MIN -> VectorReduction.min(x, offset, n);
    };
  }

  @Override
  public void columns(
      Reduction op, double[] x, int xOffset, int rows, int n, double[] y, int yOffset) {
    VectorReduction.columns(op, x, xOffset, rows, n, y, yOffset);
  }

  @Override
  public void rows(
      RowOperation op,
      double[] x,
      int xOffset,
      int rows,
      int n,
      double[] y,
      int yOffset,
      double[] scratch) {
    RowKernels.apply(this, op, x, xOffset, rows, n, y, yOffset, scratch);
  }

  @Override
  public void multiply(
      MatrixProduct product,
      int rowFrom,
      int rowTo,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      double[] scratch) {
    ProductDriver.multiply(
        VectorTile.INSTANCE, product, rowFrom, rowTo, a, aOffset, b, bOffset, c, cOffset, scratch);
  }

  private static void fma(
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] c,
      int cOffset,
      int cStride,
      double[] y,
      int yOffset,
      int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = operand(a, aOffset + i * aStride, aStride);
      DoubleVector v = operand(b, bOffset + i * bStride, bStride);
      DoubleVector w = operand(c, cOffset + i * cStride, cStride);
      u.fma(v, w).intoArray(y, yOffset + i);
    }
  }

  private static void select(
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] c,
      int cOffset,
      int cStride,
      double[] y,
      int yOffset,
      int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = operand(a, aOffset + i * aStride, aStride);
      DoubleVector v = operand(b, bOffset + i * bStride, bStride);
      DoubleVector w = operand(c, cOffset + i * cStride, cStride);
      w.blend(v, u.compare(VectorOperators.NE, 0)).intoArray(y, yOffset + i);
    }
  }

  private static DoubleVector operand(double[] x, int index, int stride) {
    return stride == 0
        ? DoubleVector.broadcast(SPECIES, x[index])
        : DoubleVector.fromArray(SPECIES, x, index);
  }
}
