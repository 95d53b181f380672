package io.kldiv.core.kernel;

/** The functions of three numbers in plain Java. */
final class ScalarTernary {
  private ScalarTernary() {}

  static void apply(
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
    for (int i = 0; i < n; i++) {
      double u = a[aOffset + i * aStride];
      double v = b[bOffset + i * bStride];
      double w = c[cOffset + i * cStride];
      y[yOffset + i] =
          switch (op) {
            case FMA -> Math.fma(u, v, w);
            case SELECT -> u != 0 ? v : w;
          };
    }
  }
}
