package io.kldiv.core.kernel;

/**
 * The functions of one number in plain Java: a value each, and loops over arrays. The frequent
 * functions have loops of their own: what the compiler learns of one is wrong for another.
 */
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
      case RELU -> Math.max(v, 0);
      case STEP -> v > 0 ? 1 : 0;
      case ERF -> ScalarMath.erf(v);
      case SIN -> ScalarTrigonometry.sin(v);
      case COS -> ScalarTrigonometry.cos(v);
    };
  }

  static void apply(Unary op, double[] x, int xOffset, double[] y, int yOffset, int n) {
    switch (op) {
      case NEGATE -> negate(x, xOffset, y, yOffset, n);
      case ABS -> abs(x, xOffset, y, yOffset, n);
      case SQUARE -> square(x, xOffset, y, yOffset, n);
      case RELU -> relu(x, xOffset, y, yOffset, n);
      case STEP -> step(x, xOffset, y, yOffset, n);
      case EXP -> exp(x, xOffset, y, yOffset, n);
      case EXPM1 -> expm1(x, xOffset, y, yOffset, n);
      case LOG -> log(x, xOffset, y, yOffset, n);
      case LOG1P -> log1p(x, xOffset, y, yOffset, n);
      case TANH -> tanh(x, xOffset, y, yOffset, n);
      case SIGMOID -> sigmoid(x, xOffset, y, yOffset, n);
      case SOFTPLUS -> softplus(x, xOffset, y, yOffset, n);
      default -> {
        for (int i = 0; i < n; i++) {
          y[yOffset + i] = value(op, x[xOffset + i]);
        }
      }
    }
  }

  private static void negate(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = -x[xOffset + i];
    }
  }

  private static void abs(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Math.abs(x[xOffset + i]);
    }
  }

  private static void square(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = x[xOffset + i] * x[xOffset + i];
    }
  }

  private static void relu(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Math.max(x[xOffset + i], 0);
    }
  }

  private static void step(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      int positive = x[xOffset + i] > 0 ? 1 : 0;
      y[yOffset + i] = positive;
    }
  }

  private static void exp(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = ScalarMath.exp(x[xOffset + i]);
    }
  }

  private static void expm1(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = ScalarMath.expm1(x[xOffset + i]);
    }
  }

  private static void log(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = ScalarMath.log(x[xOffset + i]);
    }
  }

  private static void log1p(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = ScalarMath.log1p(x[xOffset + i]);
    }
  }

  private static void tanh(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = ScalarMath.tanh(x[xOffset + i]);
    }
  }

  private static void sigmoid(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = ScalarMath.sigmoid(x[xOffset + i]);
    }
  }

  private static void softplus(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = ScalarMath.softplus(x[xOffset + i]);
    }
  }
}
