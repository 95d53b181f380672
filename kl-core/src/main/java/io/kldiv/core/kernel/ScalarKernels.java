package io.kldiv.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The kernels in plain Java: the definition of every result, and the twin of {@code VectorKernels}.
 */
final class ScalarKernels implements RowLoops {
  /** The accumulators a sum is spread over. */
  static final int ACCUMULATORS = 16;

  @Override
  public String describe() {
    return VectorAccess.moduleIsThere()
        ? "scalar"
        : "scalar; start Java with --add-modules jdk.incubator.vector for speed";
  }

  @Override
  public void unary(Unary op, double[] x, int xOffset, double[] y, int yOffset, int n) {
    ScalarUnary.apply(op, x, xOffset, y, yOffset, n);
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
    ScalarBinary.apply(op, a, aOffset, aStride, b, bOffset, bStride, y, yOffset, n);
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
    ScalarTernary.apply(
        op, a, aOffset, aStride, b, bOffset, bStride, c, cOffset, cStride, y, yOffset, n);
  }

  @Override
  public double reduce(Reduction op, double[] x, int offset, int n) {
    return switch (op) {
      case SUM -> sum(x, offset, n);
      case MAX -> max(x, offset, n);
      case MIN -> min(x, offset, n);
    };
  }

  @Override
  public void columns(
      Reduction op, double[] x, int xOffset, int rows, int n, double[] y, int yOffset) {
    for (int j = 0; j < n; j++) {
      y[yOffset + j] = column(op, x, xOffset + j, rows, n);
    }
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
    ScalarRows.maxima(this, x, xOffset, rows, n, y, yOffset);
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
    ScalarRows.withEach(this, op, x, xOffset, rows, n, y, yOffset, scratch);
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
        ScalarTile.INSTANCE,
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

  /** Reduces one column whose elements lie {@code stride} apart. */
  static double column(Reduction op, double[] x, int offset, int rows, int stride) {
    return switch (op) {
      case SUM -> columnSum(x, offset, rows, stride);
      case MAX -> {
        double most = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
          most = Math.max(most, x[offset + r * stride]);
        }
        yield most;
      }
      case MIN -> {
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
          least = Math.min(least, x[offset + r * stride]);
        }
        yield least;
      }
    };
  }

  private static double columnSum(double[] x, int offset, int rows, int stride) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int r = 0;
    for (int i = offset; r + 4 <= rows; r += 4, i += 4 * stride) {
      s0 += x[i];
      s1 += x[i + stride];
      s2 += x[i + 2 * stride];
      s3 += x[i + 3 * stride];
    }
    s0 += r < rows ? x[offset + r * stride] : 0;
    s1 += r + 1 < rows ? x[offset + (r + 1) * stride] : 0;
    s2 += r + 2 < rows ? x[offset + (r + 2) * stride] : 0;
    return (s0 + s1) + (s2 + s3);
  }

  private static double sum(double[] x, int offset, int n) {
    double total = 0;
    for (int from = 0; from < n; from += BLOCK) {
      total += blockSum(x, offset + from, Math.min(BLOCK, n - from));
    }
    return total;
  }

  /** The sum of a block: 16 accumulators added by adjacent pairs, then the rest one by one. */
  static double blockSum(double[] x, int offset, int length) {
    int grouped = length - length % ACCUMULATORS;
    double total = 0;
    if (grouped > 0) {
      total =
          (fourSums(x, offset, grouped) + fourSums(x, offset + 4, grouped))
              + (fourSums(x, offset + 8, grouped) + fourSums(x, offset + 12, grouped));
    }
    for (int i = grouped; i < length; i++) {
      total += x[offset + i];
    }
    return total;
  }

  private static double fourSums(double[] x, int offset, int grouped) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int i = offset; i < offset + grouped; i += ACCUMULATORS) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    return (s0 + s1) + (s2 + s3);
  }

  static double max(double[] x, int offset, int n) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + n; i++) {
      most = Math.max(most, x[i]);
    }
    return most;
  }

  static double min(double[] x, int offset, int n) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = offset; i < offset + n; i++) {
      least = Math.min(least, x[i]);
    }
    return least;
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
    ScalarSubstitution.apply(d, n, t, tOffset, tRowStride, tColumnStride, x, xOffset, xStride);
  }
}
