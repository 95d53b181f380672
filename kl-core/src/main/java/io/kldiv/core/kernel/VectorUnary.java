package io.kldiv.core.kernel;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of one number on vectors, where the number of elements is a multiple of the lanes.
 *
 * <p>One loop per function: the function must be known where the loop is compiled.
 */
final class VectorUnary {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private static final Loop NEGATE = Loop.of(MethodHandles.lookup(), "negate");
  private static final Loop ABS = Loop.of(MethodHandles.lookup(), "abs");
  private static final Loop SIGN = Loop.of(MethodHandles.lookup(), "sign");
  private static final Loop SQUARE = Loop.of(MethodHandles.lookup(), "square");
  private static final Loop SQRT = Loop.of(MethodHandles.lookup(), "sqrt");
  private static final Loop RECIPROCAL = Loop.of(MethodHandles.lookup(), "reciprocal");
  private static final Loop RELU = Loop.of(MethodHandles.lookup(), "relu");
  private static final Loop STEP = Loop.of(MethodHandles.lookup(), "step");

  private VectorUnary() {}

  static void apply(Unary op, double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    switch (op) {
      case NEGATE -> NEGATE.run(x, xOffset, y, yOffset, n);
      case ABS -> ABS.run(x, xOffset, y, yOffset, n);
      case SIGN -> SIGN.run(x, xOffset, y, yOffset, n);
      case SQUARE -> SQUARE.run(x, xOffset, y, yOffset, n);
      case SQRT -> SQRT.run(x, xOffset, y, yOffset, n);
      case RECIPROCAL -> RECIPROCAL.run(x, xOffset, y, yOffset, n);
      case RELU -> RELU.run(x, xOffset, y, yOffset, n);
      case STEP -> STEP.run(x, xOffset, y, yOffset, n);
      case SIN, COS -> ScalarUnary.apply(op, x, xOffset, y, yOffset, n);
      default -> {
        int length = VectorExponential.LENGTH;
        for (int i = 0; i < n; i += length) {
          block(op, x, xOffset + i, e, y, yOffset + i, Math.min(length, n - i));
        }
      }
    }
  }

  /** A function that goes in passes over the blocks {@code e}. */
  private static void block(
      Unary op, double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    switch (op) {
      case EXP -> VectorExponential.exp(x, xOffset, e, y, yOffset, n);
      case EXPM1 -> VectorExponential.expm1(x, xOffset, e, y, yOffset, n);
      case LOG -> VectorLogarithm.log(x, xOffset, e, y, yOffset, n);
      case LOG1P -> VectorLogarithm.log1p(x, xOffset, e, y, yOffset, n);
      case TANH -> VectorSigmoid.tanh(x, xOffset, e, y, yOffset, n);
      case SIGMOID -> VectorSigmoid.sigmoid(x, xOffset, e, y, yOffset, n);
      case SOFTPLUS -> VectorSigmoid.softplus(x, xOffset, e, y, yOffset, n);
      case ERF -> VectorSigmoid.erf(x, xOffset, e, y, yOffset, n);
      default -> throw new IllegalArgumentException(op + " goes in one pass");
    }
  }

  static void negate(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.neg().intoArray(y, yOffset + i);
    }
  }

  static void abs(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.abs().intoArray(y, yOffset + i);
    }
  }

  static void sign(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector s = v.blend(1, v.compare(GT, 0));
      s.blend(-1, v.compare(LT, 0)).intoArray(y, yOffset + i);
    }
  }

  static void square(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.mul(v).intoArray(y, yOffset + i);
    }
  }

  static void sqrt(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.sqrt().intoArray(y, yOffset + i);
    }
  }

  static void reciprocal(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      broadcast(SPECIES, 1).div(v).intoArray(y, yOffset + i);
    }
  }

  static void relu(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.blend(0, v.compare(LE, 0)).intoArray(y, yOffset + i);
    }
  }

  static void step(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      broadcast(SPECIES, 0).blend(1, v.compare(GT, 0)).intoArray(y, yOffset + i);
    }
  }
}
