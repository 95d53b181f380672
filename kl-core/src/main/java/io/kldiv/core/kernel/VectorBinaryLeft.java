package io.kldiv.core.kernel;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of two numbers on vectors, the first argument one number. The number of elements is
 * a multiple of the lanes. One loop per function, for the reason given at {@link VectorUnary}.
 */
final class VectorBinaryLeft {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private static final Loop ADD = Loop.of(MethodHandles.lookup(), "add");
  private static final Loop SUBTRACT = Loop.of(MethodHandles.lookup(), "subtract");
  private static final Loop MULTIPLY = Loop.of(MethodHandles.lookup(), "multiply");
  private static final Loop DIVIDE = Loop.of(MethodHandles.lookup(), "divide");
  private static final Loop MAX = Loop.of(MethodHandles.lookup(), "max");
  private static final Loop MIN = Loop.of(MethodHandles.lookup(), "min");
  private static final Loop GREATER = Loop.of(MethodHandles.lookup(), "greater");
  private static final Loop GREATER_OR_EQUAL = Loop.of(MethodHandles.lookup(), "greaterOrEqual");
  private static final Loop EQUAL = Loop.of(MethodHandles.lookup(), "equal");

  private VectorBinaryLeft() {}

  static void apply(
      Binary op, double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    switch (op) {
      case ADD -> ADD.run(a, aOffset, b, bOffset, y, yOffset, n);
      case SUBTRACT -> SUBTRACT.run(a, aOffset, b, bOffset, y, yOffset, n);
      case MULTIPLY -> MULTIPLY.run(a, aOffset, b, bOffset, y, yOffset, n);
      case DIVIDE -> DIVIDE.run(a, aOffset, b, bOffset, y, yOffset, n);
      case MAX -> MAX.run(a, aOffset, b, bOffset, y, yOffset, n);
      case MIN -> MIN.run(a, aOffset, b, bOffset, y, yOffset, n);
      case GREATER -> GREATER.run(a, aOffset, b, bOffset, y, yOffset, n);
      case GREATER_OR_EQUAL -> GREATER_OR_EQUAL.run(a, aOffset, b, bOffset, y, yOffset, n);
      case EQUAL -> EQUAL.run(a, aOffset, b, bOffset, y, yOffset, n);
      case POW, RELATIVE_ENTROPY ->
          throw new IllegalArgumentException(op + " has no loop of this form");
    }
  }

  static void add(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector u = broadcast(SPECIES, a[aOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, b, bOffset + i);
      u.add(v).intoArray(y, yOffset + i);
    }
  }

  static void subtract(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector u = broadcast(SPECIES, a[aOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, b, bOffset + i);
      u.sub(v).intoArray(y, yOffset + i);
    }
  }

  static void multiply(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector u = broadcast(SPECIES, a[aOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, b, bOffset + i);
      u.mul(v).intoArray(y, yOffset + i);
    }
  }

  static void divide(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector u = broadcast(SPECIES, a[aOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, b, bOffset + i);
      u.div(v).intoArray(y, yOffset + i);
    }
  }

  static void max(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector u = broadcast(SPECIES, a[aOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, b, bOffset + i);
      u.max(v).intoArray(y, yOffset + i);
    }
  }

  static void min(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector u = broadcast(SPECIES, a[aOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, b, bOffset + i);
      u.min(v).intoArray(y, yOffset + i);
    }
  }

  static void greater(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector u = broadcast(SPECIES, a[aOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, b, bOffset + i);
      broadcast(SPECIES, 0).blend(1, u.compare(GT, v)).intoArray(y, yOffset + i);
    }
  }

  static void greaterOrEqual(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector u = broadcast(SPECIES, a[aOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, b, bOffset + i);
      broadcast(SPECIES, 0).blend(1, u.compare(GE, v)).intoArray(y, yOffset + i);
    }
  }

  static void equal(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector u = broadcast(SPECIES, a[aOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, b, bOffset + i);
      broadcast(SPECIES, 0).blend(1, u.compare(EQ, v)).intoArray(y, yOffset + i);
    }
  }
}
