package io.kldiv.core.kernel;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of two numbers on vectors, the second argument one number. The number of elements
 * is a multiple of the lanes. One loop per function, for the reason given at {@link VectorUnary}.
 */
final class VectorBinaryRight {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private VectorBinaryRight() {}

  static void apply(
      Binary op, double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    switch (op) {
      case ADD -> add(a, aOffset, b, bOffset, y, yOffset, n);
      case SUBTRACT -> subtract(a, aOffset, b, bOffset, y, yOffset, n);
      case MULTIPLY -> multiply(a, aOffset, b, bOffset, y, yOffset, n);
      case DIVIDE -> divide(a, aOffset, b, bOffset, y, yOffset, n);
      case MAX -> max(a, aOffset, b, bOffset, y, yOffset, n);
      case MIN -> min(a, aOffset, b, bOffset, y, yOffset, n);
      case GREATER -> greater(a, aOffset, b, bOffset, y, yOffset, n);
      case GREATER_OR_EQUAL -> greaterOrEqual(a, aOffset, b, bOffset, y, yOffset, n);
      case EQUAL -> equal(a, aOffset, b, bOffset, y, yOffset, n);
      case POW, RELATIVE_ENTROPY ->
          throw new IllegalArgumentException(op + " has no loop of this form");
    }
  }

  private static void add(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector v = broadcast(SPECIES, b[bOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, a, aOffset + i);
      u.add(v).intoArray(y, yOffset + i);
    }
  }

  private static void subtract(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector v = broadcast(SPECIES, b[bOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, a, aOffset + i);
      u.sub(v).intoArray(y, yOffset + i);
    }
  }

  private static void multiply(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector v = broadcast(SPECIES, b[bOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, a, aOffset + i);
      u.mul(v).intoArray(y, yOffset + i);
    }
  }

  private static void divide(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector v = broadcast(SPECIES, b[bOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, a, aOffset + i);
      u.div(v).intoArray(y, yOffset + i);
    }
  }

  private static void max(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector v = broadcast(SPECIES, b[bOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, a, aOffset + i);
      u.max(v).intoArray(y, yOffset + i);
    }
  }

  private static void min(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector v = broadcast(SPECIES, b[bOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, a, aOffset + i);
      u.min(v).intoArray(y, yOffset + i);
    }
  }

  private static void greater(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector v = broadcast(SPECIES, b[bOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, a, aOffset + i);
      broadcast(SPECIES, 0).blend(1, u.compare(GT, v)).intoArray(y, yOffset + i);
    }
  }

  private static void greaterOrEqual(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector v = broadcast(SPECIES, b[bOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, a, aOffset + i);
      broadcast(SPECIES, 0).blend(1, u.compare(GE, v)).intoArray(y, yOffset + i);
    }
  }

  private static void equal(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    DoubleVector v = broadcast(SPECIES, b[bOffset]);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, a, aOffset + i);
      broadcast(SPECIES, 0).blend(1, u.compare(EQ, v)).intoArray(y, yOffset + i);
    }
  }
}
