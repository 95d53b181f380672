package io.kldiv.core.kernel;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * The kernels on vectors. Loaded by name through {@link VectorAccess}.
 *
 * <p>Functions made of several loops need blocks for what passes between them; each thread gets its
 * own on first use. Nothing in them outlives a call.
 */
final class VectorKernels implements RowLoops {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  static final int LANES = SPECIES.length();

  private static final int LENGTH = VectorUnary.LENGTH;

  private static final Loop FMA = Loop.of(MethodHandles.lookup(), "fma");
  private static final Loop SELECT = Loop.of(MethodHandles.lookup(), "select");
  private static final Loop SELECT_OR = Loop.of(MethodHandles.lookup(), "selectOr");

  private final ThreadLocal<Blocks> blocks = ThreadLocal.withInitial(Blocks::new);

  VectorKernels() {}

  /** Blocks of a thread: intermediate values, and arguments that are one number, repeated. */
  private static final class Blocks {
    final double[] parts = new double[VectorUnary.PARTS * LENGTH];
    final double[] first = new double[LENGTH];
    final double[] second = new double[LENGTH];
    final double[] third = new double[LENGTH];
  }

  @Override
  public String describe() {
    return "Vector API, " + LANES + " lanes (" + SPECIES.vectorBitSize() + " bits)";
  }

  @Override
  public void unary(Unary op, double[] x, int xOffset, double[] y, int yOffset, int n) {
    int bound = SPECIES.loopBound(n);
    if (bound > 0) {
      VectorUnary.apply(op, x, xOffset, blocks.get().parts, y, yOffset, bound);
    }
    ScalarUnary.apply(op, x, xOffset + bound, y, yOffset + bound, n - bound);
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
    int bound = op == Binary.POW ? 0 : SPECIES.loopBound(n);
    if (bound > 0 && aStride == 0 && bStride == 0) {
      double value = ScalarBinary.value(op, a[aOffset], b[bOffset]);
      Arrays.fill(y, yOffset, yOffset + bound, value);
    } else if (bound > 0 && op == Binary.RELATIVE_ENTROPY) {
      relativeEntropy(a, aOffset, aStride, b, bOffset, bStride, y, yOffset, bound);
    } else if (bound > 0) {
      if (aStride == 0) {
        VectorBinaryLeft.apply(op, a, aOffset, b, bOffset, y, yOffset, bound);
      } else if (bStride == 0) {
        VectorBinaryRight.apply(op, a, aOffset, b, bOffset, y, yOffset, bound);
      } else {
        VectorBinary.apply(op, a, aOffset, b, bOffset, y, yOffset, bound);
      }
    }
    ScalarBinary.apply(
        op,
        a,
        aOffset + bound * aStride,
        aStride,
        b,
        bOffset + bound * bStride,
        bStride,
        y,
        yOffset + bound,
        n - bound);
  }

  private void relativeEntropy(
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] y,
      int yOffset,
      int n) {
    Blocks own = blocks.get();
    double[] p = operand(a, aOffset, aStride, own.first);
    double[] q = operand(b, bOffset, bStride, own.second);
    for (int i = 0; i < n; i += LENGTH) {
      int pFrom = aStride == 0 ? 0 : aOffset + i;
      int qFrom = bStride == 0 ? 0 : bOffset + i;
      int length = Math.min(LENGTH, n - i);
      VectorRelativeEntropy.apply(p, pFrom, q, qFrom, own.parts, y, yOffset + i, length);
    }
  }

  private void blockwise(
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
    Blocks own = blocks.get();
    double[] u = operand(a, aOffset, aStride, own.first);
    double[] v = operand(b, bOffset, bStride, own.second);
    double[] w = operand(c, cOffset, cStride, own.third);
    for (int i = 0; i < n; i += LENGTH) {
      int uFrom = aStride == 0 ? 0 : aOffset + i;
      int vFrom = bStride == 0 ? 0 : bOffset + i;
      int wFrom = cStride == 0 ? 0 : cOffset + i;
      int length = Math.min(LENGTH, n - i);
      switch (op) {
        case FMA -> FMA.run(u, uFrom, v, vFrom, w, wFrom, y, yOffset + i, length);
        case SELECT -> SELECT.run(u, uFrom, v, vFrom, w, wFrom, y, yOffset + i, length);
      }
    }
  }

  /** The argument's array, or, where it is one number, {@code block} filled with it. */
  private static double[] operand(double[] x, int offset, int stride, double[] block) {
    if (stride == 1) {
      return x;
    }
    Arrays.fill(block, x[offset]);
    return block;
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
    if (bound > 0 && op == Ternary.SELECT && aStride == 1 && bStride == 1) {
      Loop loop = cStride == 1 ? SELECT : SELECT_OR;
      loop.run(a, aOffset, b, bOffset, c, cOffset, y, yOffset, bound);
    } else if (bound > 0) {
      blockwise(
          op, a, aOffset, aStride, b, bOffset, bStride, c, cOffset, cStride, y, yOffset, bound);
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
  public void maxima(double[] x, int xOffset, int rows, int n, double[] y, int yOffset) {
    VectorRows.maxima(this, x, xOffset, rows, n, y, yOffset);
  }

  @Override
  public void withEach(
      Binary op,
      double[] x,
      int xOffset,
      int rows,
      int n,
      double[] y,
      int yOffset,
      double[] scratch) {
    VectorRows.withEach(this, op, x, xOffset, rows, n, y, yOffset, scratch);
  }

  @Override
  public void multiplyFrom(
      MatrixProduct product,
      int rowFrom,
      int rowTo,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double @Nullable [] start,
      int startOffset,
      double[] c,
      int cOffset,
      double[] scratch) {
    ProductDriver.multiply(
        VectorTile.INSTANCE,
        product,
        rowFrom,
        rowTo,
        a,
        aOffset,
        b,
        bOffset,
        start,
        startOffset,
        c,
        cOffset,
        scratch);
  }

  @Override
  public void substitute(
      int d,
      int n,
      double[] t,
      int tOffset,
      int tRowStride,
      int tColumnStride,
      double[] x,
      int xOffset,
      int xStride) {
    VectorSubstitution.apply(d, n, t, tOffset, tRowStride, tColumnStride, x, xOffset, xStride);
  }

  static void fma(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      double[] y,
      int yOffset,
      int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(SPECIES, a, aOffset + i);
      DoubleVector v = DoubleVector.fromArray(SPECIES, b, bOffset + i);
      DoubleVector w = DoubleVector.fromArray(SPECIES, c, cOffset + i);
      u.fma(v, w).intoArray(y, yOffset + i);
    }
  }

  static void select(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      double[] y,
      int yOffset,
      int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(SPECIES, a, aOffset + i);
      DoubleVector v = DoubleVector.fromArray(SPECIES, b, bOffset + i);
      DoubleVector w = DoubleVector.fromArray(SPECIES, c, cOffset + i);
      w.blend(v, u.compare(VectorOperators.NE, 0)).intoArray(y, yOffset + i);
    }
  }

  /** The gate of relu's gradient: what is not selected is one number for all. */
  static void selectOr(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      double[] y,
      int yOffset,
      int n) {
    DoubleVector w = DoubleVector.broadcast(SPECIES, c[cOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(SPECIES, a, aOffset + i);
      DoubleVector v = DoubleVector.fromArray(SPECIES, b, bOffset + i);
      w.blend(v, u.compare(VectorOperators.NE, 0)).intoArray(y, yOffset + i);
    }
  }
}
