package io.kldiv.core.kernel;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of one number on vectors, where the number of elements is a multiple of the lanes.
 *
 * <p>One loop per function: the function must be known where the loop is compiled. The loops of the
 * transcendental functions are right for ordinary arguments only: those that need no limit, and
 * whose result is neither subnormal nor infinite nor NaN. So a block of {@link #LENGTH} elements is
 * looked through first; of a block that has others, the arguments are kept, and the scalar twin
 * computes the results of those.
 */
final class VectorUnary {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final VectorSpecies<Long> BITS = SPECIES.withLanes(long.class);
  private static final int LANES = SPECIES.length();

  private static final Loop NEGATE = Loop.of(MethodHandles.lookup(), "negate");
  private static final Loop ABS = Loop.of(MethodHandles.lookup(), "abs");
  private static final Loop SIGN = Loop.of(MethodHandles.lookup(), "sign");
  private static final Loop SQUARE = Loop.of(MethodHandles.lookup(), "square");
  private static final Loop SQRT = Loop.of(MethodHandles.lookup(), "sqrt");
  private static final Loop RECIPROCAL = Loop.of(MethodHandles.lookup(), "reciprocal");
  private static final Loop RELU = Loop.of(MethodHandles.lookup(), "relu");
  private static final Loop STEP = Loop.of(MethodHandles.lookup(), "step");

  private static final Loop OUTSIDE = Loop.of(MethodHandles.lookup(), "outside");

  /** The length of a block. */
  static final int LENGTH = 512;

  /** The blocks {@code e} that a function overwrites. */
  static final int PARTS = 5;

  private static final long MOST_FINITE = Double.doubleToRawLongBits(Double.MAX_VALUE);
  private static final long NEGATIVE_ZERO = Double.doubleToRawLongBits(-0.0);
  private static final long LEAST_NORMAL = Double.doubleToRawLongBits(Double.MIN_NORMAL);

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
        for (int i = 0; i < n; i += LENGTH) {
          block(op, x, xOffset + i, e, y, yOffset + i, Math.min(LENGTH, n - i));
        }
      }
    }
  }

  private static void block(
      Unary op, double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    boolean ordinary = areOrdinary(op, x, xOffset, n);
    if (!ordinary) {
      System.arraycopy(x, xOffset, e, 0, n);
    }
    ofOrdinary(op, x, xOffset, e, y, yOffset, n);
    for (int i = 0; !ordinary && i < n; i++) {
      if (!isOrdinary(op, e[i])) {
        y[yOffset + i] = ScalarUnary.value(op, e[i]);
      }
    }
  }

  private static void ofOrdinary(
      Unary op, double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    switch (op) {
      case EXP -> VectorExponential.EXP.run(x, xOffset, y, yOffset, n);
      case EXPM1 -> VectorExponential.EXPM1.run(x, xOffset, y, yOffset, n);
      case LOG -> VectorLogarithm.LOG.run(x, xOffset, y, yOffset, n);
      case LOG1P -> VectorLogarithm.log1p(x, xOffset, e, y, yOffset, n);
      case TANH -> VectorSigmoid.tanh(x, xOffset, e, y, yOffset, n);
      case SIGMOID -> VectorSigmoid.sigmoid(x, xOffset, e, y, yOffset, n);
      case SOFTPLUS -> VectorSigmoid.softplus(x, xOffset, e, y, yOffset, n);
      case ERF -> VectorSigmoid.erf(x, xOffset, e, y, yOffset, n);
      default -> throw new IllegalArgumentException(op + " has a loop of its own");
    }
  }

  private static boolean areOrdinary(Unary op, double[] x, int offset, int n) {
    return switch (op) {
      case LOG -> areBetween(LEAST_NORMAL, MOST_FINITE, x, offset, n);
      case LOG1P -> areBetween(0, MOST_FINITE, x, offset, n);
      default -> {
        long most = Double.doubleToRawLongBits(limit(op));
        yield OUTSIDE.outside(x, offset, n, Long.MAX_VALUE, 0, most) >= 0;
      }
    };
  }

  private static boolean isOrdinary(Unary op, double v) {
    return switch (op) {
      case LOG -> v >= Double.MIN_NORMAL && v <= Double.MAX_VALUE;
      case LOG1P ->
          v > -1 && v <= Double.MAX_VALUE && Double.doubleToRawLongBits(v) != NEGATIVE_ZERO;
      default -> Math.abs(v) <= limit(op);
    };
  }

  /** The greatest ordinary absolute value. */
  private static double limit(Unary op) {
    return switch (op) {
      case EXP, EXPM1, SIGMOID, SOFTPLUS -> 708;
      case TANH -> 24;
      default -> Double.MAX_VALUE;
    };
  }

  /** Whether the bits of each element are between two, as they are if all values are. */
  static boolean areBetween(long from, long to, double[] x, int offset, int n) {
    return OUTSIDE.outside(x, offset, n, -1, from, to) >= 0;
  }

  /** A number that is negative if the masked bits of an element are outside the range. */
  static long outside(double[] x, int offset, int n, long mask, long from, long to) {
    LongVector result = LongVector.zero(BITS);
    for (int i = 0; i < n; i += LANES) {
      LongVector bits = fromArray(SPECIES, x, offset + i).reinterpretAsLongs().lanewise(AND, mask);
      LongVector above = LongVector.broadcast(BITS, to).sub(bits);
      result = result.lanewise(OR, bits.sub(from)).lanewise(OR, above);
    }
    return result.reduceLanes(OR);
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
