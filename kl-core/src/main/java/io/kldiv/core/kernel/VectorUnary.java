package io.kldiv.core.kernel;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of one number on vectors, where the number of elements is a multiple of the lanes.
 *
 * <p>One loop per function: the function must be known where the loop is compiled, or each vector
 * would become an object.
 */
final class VectorUnary {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private VectorUnary() {}

  static void apply(Unary op, double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    switch (op) {
      case NEGATE -> negate(x, xOffset, y, yOffset, n);
      case ABS -> absolute(x, xOffset, y, yOffset, n);
      case SIGN -> sign(x, xOffset, y, yOffset, n);
      case SQUARE -> square(x, xOffset, y, yOffset, n);
      case SQRT -> squareRoot(x, xOffset, y, yOffset, n);
      case RECIPROCAL -> reciprocal(x, xOffset, y, yOffset, n);
      case RELU -> relu(x, xOffset, y, yOffset, n);
      case STEP -> step(x, xOffset, y, yOffset, n);
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

  private static void negate(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.neg().intoArray(y, yOffset + i);
    }
  }

  private static void absolute(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.abs().intoArray(y, yOffset + i);
    }
  }

  private static void sign(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector s = v.blend(1, v.compare(GT, 0));
      s.blend(-1, v.compare(LT, 0)).intoArray(y, yOffset + i);
    }
  }

  private static void square(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.mul(v).intoArray(y, yOffset + i);
    }
  }

  private static void squareRoot(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.sqrt().intoArray(y, yOffset + i);
    }
  }

  private static void reciprocal(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      broadcast(SPECIES, 1).div(v).intoArray(y, yOffset + i);
    }
  }

  private static void relu(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      v.blend(0, v.compare(LE, 0)).intoArray(y, yOffset + i);
    }
  }

  private static void step(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      broadcast(SPECIES, 0).blend(1, v.compare(GT, 0)).intoArray(y, yOffset + i);
    }
  }
}
