package io.kldiv.core.kernel;

import static io.kldiv.core.kernel.Coefficients.A0;
import static io.kldiv.core.kernel.Coefficients.A1;
import static io.kldiv.core.kernel.Coefficients.A10;
import static io.kldiv.core.kernel.Coefficients.A11;
import static io.kldiv.core.kernel.Coefficients.A12;
import static io.kldiv.core.kernel.Coefficients.A13;
import static io.kldiv.core.kernel.Coefficients.A14;
import static io.kldiv.core.kernel.Coefficients.A2;
import static io.kldiv.core.kernel.Coefficients.A3;
import static io.kldiv.core.kernel.Coefficients.A4;
import static io.kldiv.core.kernel.Coefficients.A5;
import static io.kldiv.core.kernel.Coefficients.A6;
import static io.kldiv.core.kernel.Coefficients.A7;
import static io.kldiv.core.kernel.Coefficients.A8;
import static io.kldiv.core.kernel.Coefficients.A9;
import static io.kldiv.core.kernel.Coefficients.EXPONENT_SHIFT;
import static io.kldiv.core.kernel.VectorExponential.LENGTH;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The relative entropy on vectors: lane by lane the very sequence of {@link ScalarMath}, in passes
 * over blocks {@code e}; why is said at {@link VectorExponential}.
 */
final class VectorRelativeEntropy {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  /** The blocks overwritten. */
  static final int PARTS = 6;

  private static final int EXPONENT = 3 * LENGTH;
  private static final int RATIO = 4 * LENGTH;
  private static final int CONTRAST = 5 * LENGTH;

  private static final Loop COMPARE = Loop.of(MethodHandles.lookup(), "compare");
  private static final Loop ADD_EXPONENT = Loop.of(MethodHandles.lookup(), "addExponent");
  private static final Loop FAR = Loop.of(MethodHandles.lookup(), "far");
  private static final Loop NEAR = Loop.of(MethodHandles.lookup(), "near");
  private static final Loop EDGES = Loop.of(MethodHandles.lookup(), "edges");

  private VectorRelativeEntropy() {}

  /** See {@link ScalarMath#relativeEntropy}; overwrites {@link #PARTS} blocks {@code e}. */
  static void apply(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] e,
      double[] y,
      int yOffset,
      int n) {
    VectorLogarithm.SPLIT.run(b, bOffset, e, n);
    keep(e, n);
    VectorLogarithm.SPLIT.run(a, aOffset, e, n);
    COMPARE.run(e, n);
    VectorLogarithm.SPLIT.run(e, RATIO, e, n);
    ADD_EXPONENT.run(e, n);
    VectorLogarithm.OF_PARTS.run(e, n);
    FAR.run(a, aOffset, b, bOffset, e, n);
    NEAR.run(a, aOffset, b, bOffset, e, n);
    EDGES.run(a, aOffset, b, bOffset, e, y, yOffset, n);
  }

  private static void keep(double[] e, int n) {
    System.arraycopy(e, 0, e, EXPONENT, n);
    System.arraycopy(e, LENGTH, e, RATIO, n);
  }

  /** Writes the difference of the exponents, the ratio of the mantissas and the contrast. */
  static void compare(double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector k = fromArray(SPECIES, e, i).sub(fromArray(SPECIES, e, EXPONENT + i));
      DoubleVector one = broadcast(SPECIES, 1);
      DoubleVector m = fromArray(SPECIES, e, LENGTH + i).add(one);
      DoubleVector o = fromArray(SPECIES, e, RATIO + i).add(one);
      k.intoArray(e, EXPONENT + i);
      m.div(o).intoArray(e, RATIO + i);
      DoubleVector most = broadcast(SPECIES, 4);
      DoubleVector least = broadcast(SPECIES, -4);
      k = k.blend(most, k.compare(GT, most));
      k = k.blend(least, k.compare(LT, least)).add(EXPONENT_SHIFT);
      DoubleVector scale = k.reinterpretAsLongs().lanewise(LSHL, 52).reinterpretAsDoubles();
      DoubleVector scaled = m.mul(scale);
      scaled.sub(o).div(scaled.add(o)).intoArray(e, CONTRAST + i);
    }
  }

  static void addExponent(double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      fromArray(SPECIES, e, i).add(fromArray(SPECIES, e, EXPONENT + i)).intoArray(e, i);
    }
  }

  /** Replaces {@code log(p/q)} by {@code p·log(p/q) − p + q}. */
  static void far(double[] a, int aOffset, double[] b, int bOffset, double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector p = fromArray(SPECIES, a, aOffset + i);
      DoubleVector difference = p.sub(fromArray(SPECIES, b, bOffset + i));
      p.fma(fromArray(SPECIES, e, i), difference.neg()).intoArray(e, i);
    }
  }

  /** Replaces that by the series where the contrast is small. */
  static void near(double[] a, int aOffset, double[] b, int bOffset, double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector p = fromArray(SPECIES, a, aOffset + i);
      DoubleVector difference = p.sub(fromArray(SPECIES, b, bOffset + i));
      DoubleVector s = fromArray(SPECIES, e, CONTRAST + i);
      DoubleVector z = s.mul(s);
      DoubleVector r = z.fma(broadcast(SPECIES, A14), broadcast(SPECIES, A13));
      r = z.fma(r, broadcast(SPECIES, A12));
      r = z.fma(r, broadcast(SPECIES, A11));
      r = z.fma(r, broadcast(SPECIES, A10));
      r = z.fma(r, broadcast(SPECIES, A9));
      r = z.fma(r, broadcast(SPECIES, A8));
      r = z.fma(r, broadcast(SPECIES, A7));
      r = z.fma(r, broadcast(SPECIES, A6));
      r = z.fma(r, broadcast(SPECIES, A5));
      r = z.fma(r, broadcast(SPECIES, A4));
      r = z.fma(r, broadcast(SPECIES, A3));
      r = z.fma(r, broadcast(SPECIES, A2));
      r = z.fma(r, broadcast(SPECIES, A1));
      r = z.fma(r, broadcast(SPECIES, A0));
      DoubleVector value = difference.mul(z.fma(s.fma(r, r), s));
      DoubleVector far = fromArray(SPECIES, e, i);
      far.blend(value, s.abs().compare(LE, 0.5)).intoArray(e, i);
    }
  }

  static void edges(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] e,
      double[] y,
      int yOffset,
      int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector p = fromArray(SPECIES, a, aOffset + i);
      DoubleVector q = fromArray(SPECIES, b, bOffset + i);
      DoubleVector size = p.sub(q).abs();
      DoubleVector least = p.min(q);
      DoubleVector edge = q.blend(Double.POSITIVE_INFINITY, p.compare(GT, 0));
      DoubleVector value = fromArray(SPECIES, e, i).blend(edge, least.compare(EQ, 0));
      value = size.blend(value, size.compare(LT, Double.POSITIVE_INFINITY));
      broadcast(SPECIES, Double.NaN).blend(value, least.compare(GE, 0)).intoArray(y, yOffset + i);
    }
  }
}
