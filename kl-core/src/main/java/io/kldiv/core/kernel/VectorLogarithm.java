package io.kldiv.core.kernel;

import static io.kldiv.core.kernel.Coefficients.EXPONENT_SHIFT;
import static io.kldiv.core.kernel.Coefficients.L1;
import static io.kldiv.core.kernel.Coefficients.L2;
import static io.kldiv.core.kernel.Coefficients.L3;
import static io.kldiv.core.kernel.Coefficients.L4;
import static io.kldiv.core.kernel.Coefficients.L5;
import static io.kldiv.core.kernel.Coefficients.L6;
import static io.kldiv.core.kernel.Coefficients.L7;
import static io.kldiv.core.kernel.Coefficients.LN2_HIGH;
import static io.kldiv.core.kernel.Coefficients.LN2_LOW;
import static io.kldiv.core.kernel.Coefficients.LOG_OFFSET;
import static io.kldiv.core.kernel.Coefficients.MANTISSA_MASK;
import static io.kldiv.core.kernel.Coefficients.SQRT_HALF_BITS;
import static io.kldiv.core.kernel.Coefficients.TINY;
import static io.kldiv.core.kernel.Coefficients.TWO_52_BITS;
import static io.kldiv.core.kernel.VectorExponential.LENGTH;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The logarithms on vectors: lane by lane the very sequence of {@link ScalarMath}, where the
 * mathematics is explained; why they go in passes over blocks {@code e} is said at {@link
 * VectorExponential}.
 */
final class VectorLogarithm {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  static final Loop SPLIT = Loop.of(MethodHandles.lookup(), "split");
  static final Loop OF_PARTS = Loop.of(MethodHandles.lookup(), "ofParts");
  private static final Loop ADD_ONE = Loop.of(MethodHandles.lookup(), "addOne");
  private static final Loop SPLIT_NORMAL = Loop.of(MethodHandles.lookup(), "splitNormal");
  private static final Loop LOG_EDGES = Loop.of(MethodHandles.lookup(), "logEdges");
  private static final Loop LOG_1P_EDGES = Loop.of(MethodHandles.lookup(), "log1pEdges");

  private VectorLogarithm() {}

  /** See {@link ScalarMath#log}. */
  static void log(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    SPLIT.run(x, xOffset, e, n);
    OF_PARTS.run(e, n);
    LOG_EDGES.run(x, xOffset, e, y, yOffset, n);
  }

  /** See {@link ScalarMath#log1p}. */
  static void log1p(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    ADD_ONE.run(x, xOffset, e, n);
    SPLIT_NORMAL.run(e, n);
    OF_PARTS.run(e, n);
    LOG_1P_EDGES.run(x, xOffset, e, y, yOffset, n);
  }

  /** Writes exponent, mantissa less 1, and 0. */
  static void split(double[] x, int xOffset, double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector zero = broadcast(SPECIES, 0);
      VectorMask<Double> subnormal = v.compare(LT, broadcast(SPECIES, Double.MIN_NORMAL));
      LongVector j = v.blend(v.mul(0x1p54), subnormal).reinterpretAsLongs().add(LOG_OFFSET);
      DoubleVector k =
          j.lanewise(LSHR, 52).lanewise(OR, TWO_52_BITS).reinterpretAsDoubles().sub(EXPONENT_SHIFT);
      k.sub(zero.blend(54, subnormal)).intoArray(e, i);
      DoubleVector f =
          j.lanewise(AND, MANTISSA_MASK).add(SQRT_HALF_BITS).reinterpretAsDoubles().sub(1);
      f.intoArray(e, LENGTH + i);
      zero.intoArray(e, 2 * LENGTH + i);
    }
  }

  /** Writes {@code 1 + x} rounded, and what that lost, relative to it. */
  static void addOne(double[] x, int xOffset, double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector one = broadcast(SPECIES, 1);
      DoubleVector u = one.add(v);
      DoubleVector w = u.sub(one);
      u.intoArray(e, i);
      one.sub(u.sub(w)).add(v.sub(w)).div(u).intoArray(e, 2 * LENGTH + i);
    }
  }

  static void splitNormal(double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      LongVector j = fromArray(SPECIES, e, i).reinterpretAsLongs().add(LOG_OFFSET);
      DoubleVector k =
          j.lanewise(LSHR, 52).lanewise(OR, TWO_52_BITS).reinterpretAsDoubles().sub(EXPONENT_SHIFT);
      k.intoArray(e, i);
      DoubleVector f =
          j.lanewise(AND, MANTISSA_MASK).add(SQRT_HALF_BITS).reinterpretAsDoubles().sub(1);
      f.intoArray(e, LENGTH + i);
    }
  }

  /** Replaces the first block by the logarithm of what the three blocks stand for. */
  static void ofParts(double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector k = fromArray(SPECIES, e, i);
      DoubleVector f = fromArray(SPECIES, e, LENGTH + i);
      DoubleVector c = fromArray(SPECIES, e, 2 * LENGTH + i);
      DoubleVector half = f.mul(0.5).mul(f);
      DoubleVector s = f.div(f.add(2));
      DoubleVector z = s.mul(s);
      DoubleVector r = z.fma(broadcast(SPECIES, L7), broadcast(SPECIES, L6));
      r = z.fma(r, broadcast(SPECIES, L5));
      r = z.fma(r, broadcast(SPECIES, L4));
      r = z.fma(r, broadcast(SPECIES, L3));
      r = z.fma(r, broadcast(SPECIES, L2));
      r = z.fma(r, broadcast(SPECIES, L1));
      DoubleVector low = s.fma(z.fma(r, half), k.fma(broadcast(SPECIES, LN2_LOW), c));
      k.fma(broadcast(SPECIES, LN2_HIGH), f.sub(half.sub(low))).intoArray(e, i);
    }
  }

  static void logEdges(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector value = fromArray(SPECIES, e, i);
      value = v.blend(value, v.compare(LT, Double.POSITIVE_INFINITY));
      value = value.blend(Double.NEGATIVE_INFINITY, v.compare(EQ, 0));
      value.blend(Double.NaN, v.compare(LT, 0)).intoArray(y, yOffset + i);
    }
  }

  static void log1pEdges(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector value = fromArray(SPECIES, e, i);
      value = v.blend(value, v.compare(LT, Double.POSITIVE_INFINITY));
      value = value.blend(Double.NEGATIVE_INFINITY, v.compare(EQ, -1));
      value = value.blend(v, v.abs().compare(LT, TINY));
      value.blend(Double.NaN, v.compare(LT, -1)).intoArray(y, yOffset + i);
    }
  }
}
