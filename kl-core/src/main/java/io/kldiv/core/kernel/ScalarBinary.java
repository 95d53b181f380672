package io.kldiv.core.kernel;

/**
 * The functions of two numbers in plain Java: a value each, and loops over arrays; why several is
 * said at {@link ScalarUnary}.
 */
final class ScalarBinary {
  private ScalarBinary() {}

  /** The value of {@code op} at {@code u} and {@code v}, the definition of the function. */
  static double value(Binary op, double u, double v) {
    return switch (op) {
      case ADD -> u + v;
      case SUBTRACT -> u - v;
      case MULTIPLY -> u * v;
      case DIVIDE -> u / v;
      case MAX -> Math.max(u, v);
      case MIN -> Math.min(u, v);
      case POW -> ScalarPower.pow(u, v);
      case GREATER -> u > v ? 1 : 0;
      case GREATER_OR_EQUAL -> u >= v ? 1 : 0;
      case EQUAL -> u == v ? 1 : 0;
      case RELATIVE_ENTROPY -> ScalarMath.relativeEntropy(u, v);
    };
  }

  static void apply(
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
    switch (op) {
      case ADD -> add(a, aOffset, aStride, b, bOffset, bStride, y, yOffset, n);
      case SUBTRACT -> subtract(a, aOffset, aStride, b, bOffset, bStride, y, yOffset, n);
      case MULTIPLY -> multiply(a, aOffset, aStride, b, bOffset, bStride, y, yOffset, n);
      case DIVIDE -> divide(a, aOffset, aStride, b, bOffset, bStride, y, yOffset, n);
      case RELATIVE_ENTROPY ->
          relativeEntropy(a, aOffset, aStride, b, bOffset, bStride, y, yOffset, n);
      default -> {
        for (int i = 0; i < n; i++) {
          y[yOffset + i] = value(op, a[aOffset + i * aStride], b[bOffset + i * bStride]);
        }
      }
    }
  }

  private static void add(
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] y,
      int yOffset,
      int n) {
    if (aStride == 1 && bStride == 1) {
      for (int i = 0; i < n; i++) {
        y[yOffset + i] = a[aOffset + i] + b[bOffset + i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = a[aOffset + i * aStride] + b[bOffset + i * bStride];
    }
  }

  private static void subtract(
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] y,
      int yOffset,
      int n) {
    if (aStride == 1 && bStride == 1) {
      for (int i = 0; i < n; i++) {
        y[yOffset + i] = a[aOffset + i] - b[bOffset + i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = a[aOffset + i * aStride] - b[bOffset + i * bStride];
    }
  }

  private static void multiply(
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] y,
      int yOffset,
      int n) {
    if (aStride == 1 && bStride == 1) {
      for (int i = 0; i < n; i++) {
        y[yOffset + i] = a[aOffset + i] * b[bOffset + i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = a[aOffset + i * aStride] * b[bOffset + i * bStride];
    }
  }

  private static void divide(
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] y,
      int yOffset,
      int n) {
    if (aStride == 1 && bStride == 1) {
      for (int i = 0; i < n; i++) {
        y[yOffset + i] = a[aOffset + i] / b[bOffset + i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = a[aOffset + i * aStride] / b[bOffset + i * bStride];
    }
  }

  private static void relativeEntropy(
      double[] a,
      int aOffset,
      int aStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] y,
      int yOffset,
      int n) {
    for (int i = 0; i < n; i++) {
      double p = a[aOffset + i * aStride];
      double q = b[bOffset + i * bStride];
      y[yOffset + i] = ScalarMath.relativeEntropy(p, q);
    }
  }
}
