package io.kldiv.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of the functions of one number, on vectors.
 *
 * <p>One loop per function: the function must be known where the loop is compiled, or each vector would
 * become an object. What does not fill a vector is left to {@link ScalarUnary}.
 */
final class VectorUnary {
  private static final VectorSpecies<Double> SPECIES = VectorMath.SPECIES;
  private static final int LANES = SPECIES.length();

  private VectorUnary() {}

  static void apply(Unary op, double[] x, int xOffset, double[] y, int yOffset, int n) {
    int bound = SPECIES.loopBound(n);
    int done = bound;
    switch (op) {
      case NEGATE -> negate(x, xOffset, y, yOffset, bound);
      case ABS -> abs(x, xOffset, y, yOffset, bound);
      case SIGN -> sign(x, xOffset, y, yOffset, bound);
      case SQUARE -> square(x, xOffset, y, yOffset, bound);
      case SQRT -> sqrt(x, xOffset, y, yOffset, bound);
      case RECIPROCAL -> reciprocal(x, xOffset, y, yOffset, bound);
      case EXP -> exp(x, xOffset, y, yOffset, bound);
      case EXPM1 -> expm1(x, xOffset, y, yOffset, bound);
      case LOG -> log(x, xOffset, y, yOffset, bound);
      case LOG1P -> log1p(x, xOffset, y, yOffset, bound);
      case TANH -> tanh(x, xOffset, y, yOffset, bound);
      case SIGMOID -> sigmoid(x, xOffset, y, yOffset, bound);
      case SOFTPLUS -> softplus(x, xOffset, y, yOffset, bound);
      case RELU -> relu(x, xOffset, y, yOffset, bound);
      case STEP -> step(x, xOffset, y, yOffset, bound);
      case ERF -> erf(x, xOffset, y, yOffset, bound);
      case SIN, COS -> done = 0;
    }
    ScalarUnary.apply(op, x, xOffset + done, y, yOffset + done, n - done);
  }

  private static DoubleVector load(double[] x, int index) {
    return DoubleVector.fromArray(SPECIES, x, index);
  }

  private static void negate(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(x, xOffset + i).neg().intoArray(y, yOffset + i);
    }
  }

  private static void abs(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(x, xOffset + i).abs().intoArray(y, yOffset + i);
    }
  }

  private static void sign(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = load(x, xOffset + i);
      DoubleVector s = v.blend(1, v.compare(VectorOperators.GT, 0));
      s.blend(-1, v.compare(VectorOperators.LT, 0)).intoArray(y, yOffset + i);
    }
  }

  private static void square(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = load(x, xOffset + i);
      v.mul(v).intoArray(y, yOffset + i);
    }
  }

  private static void sqrt(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(x, xOffset + i).sqrt().intoArray(y, yOffset + i);
    }
  }

  private static void reciprocal(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
      one.div(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void exp(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.exp(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void expm1(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.expm1(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void log(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.log(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void log1p(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.log1p(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void tanh(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.tanh(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void sigmoid(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.sigmoid(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void softplus(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.softplus(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void relu(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.relu(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void step(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = load(x, xOffset + i);
      DoubleVector zero = DoubleVector.zero(SPECIES);
      zero.blend(1, v.compare(VectorOperators.GT, 0)).intoArray(y, yOffset + i);
    }
  }

  private static void erf(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.erf(load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }
}
