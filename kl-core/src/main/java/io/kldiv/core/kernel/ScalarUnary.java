package io.kldiv.core.kernel;

/** The functions of one number in plain Java: a value each, and the loop over an array. */
final class ScalarUnary {
  private ScalarUnary() {}

  /** The value of {@code op} at {@code v}, the definition of the function. */
  static double value(Unary op, double v) {
    return switch (op) {
      case NEGATE -> -v;
      case ABS -> Math.abs(v);
      case SIGN -> v > 0 ? 1 : v < 0 ? -1 : v;
      case SQUARE -> v * v;
      case SQRT -> Math.sqrt(v);
      case RECIPROCAL -> 1 / v;
      case EXP -> ScalarMath.exp(v);
      case EXPM1 -> ScalarMath.expm1(v);
      case LOG -> ScalarMath.log(v);
      case LOG1P -> ScalarMath.log1p(v);
      case TANH -> ScalarMath.tanh(v);
      case SIGMOID -> ScalarMath.sigmoid(v);
      case SOFTPLUS -> ScalarMath.softplus(v);
      case RELU -> v <= 0 ? 0 : v;
      case STEP -> v > 0 ? 1 : 0;
      case ERF -> ScalarMath.erf(v);
      case SIN -> ScalarTrigonometry.sin(v);
      case COS -> ScalarTrigonometry.cos(v);
    };
  }

  static void apply(Unary op, double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = value(op, x[xOffset + i]);
    }
  }
}
