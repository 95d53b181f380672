package io.kldiv.core.kernel;

/** The functions of two numbers in plain Java: a value each, and the loop over arrays. */
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
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = value(op, a[aOffset + i * aStride], b[bOffset + i * bStride]);
    }
  }
}
