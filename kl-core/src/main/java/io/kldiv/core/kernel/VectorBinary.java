package io.kldiv.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of the functions of two numbers, on vectors: both arguments arrays.
 *
 * <p>One loop per function and form, for the reason given at {@link VectorUnary}.
 */
final class VectorBinary {
  private static final VectorSpecies<Double> SPECIES = VectorMath.SPECIES;
  private static final int LANES = SPECIES.length();

  private VectorBinary() {}

  static void apply(
      Binary op,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] y,
      int yOffset,
      int n) {
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
      case RELATIVE_ENTROPY -> relativeEntropy(a, aOffset, b, bOffset, y, yOffset, n);
      case POW -> ScalarBinary.apply(op, a, aOffset, 1, b, bOffset, 1, y, yOffset, n);
    }
  }

  private static DoubleVector load(double[] x, int index) {
    return DoubleVector.fromArray(SPECIES, x, index);
  }

  private static void add(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(a, aOffset + i).add(load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void subtract(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(a, aOffset + i).sub(load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void multiply(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(a, aOffset + i).mul(load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void divide(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(a, aOffset + i).div(load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void max(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(a, aOffset + i).max(load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void min(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(a, aOffset + i).min(load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void greater(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.greater(load(a, aOffset + i), load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void greaterOrEqual(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.greaterOrEqual(load(a, aOffset + i), load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void equal(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      VectorMath.equal(load(a, aOffset + i), load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void relativeEntropy(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector w = VectorMath.relativeEntropy(load(a, aOffset + i), load(b, bOffset + i));
      w.intoArray(y, yOffset + i);
    }
  }
}
