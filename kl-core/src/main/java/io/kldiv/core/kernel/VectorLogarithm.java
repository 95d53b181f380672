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
import static io.kldiv.core.kernel.Coefficients.TWO_52_BITS;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The logarithms on vectors, of ordinary arguments: lane by lane the sequence of {@link
 * ScalarMath}, where the mathematics is explained, without its edges. What is ordinary is said at
 * {@link VectorUnary}; why {@code log1p} goes in two passes, at {@link Loop}.
 */
final class VectorLogarithm {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  /** See {@link ScalarMath#log}. */
  static final Loop LOG = Loop.of(MethodHandles.lookup(), "log");

  private static final Loop ADD_ONE = Loop.of(MethodHandles.lookup(), "addOne");
  private static final Loop LOG_OF_SUM = Loop.of(MethodHandles.lookup(), "logOfSum");

  private static final int SUM = 2 * VectorUnary.LENGTH;
  private static final int ERROR = 3 * VectorUnary.LENGTH;

  private VectorLogarithm() {}

  /** See {@link ScalarMath#log1p}. Overwrites the third and the fourth block. */
  static void log1p(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    ADD_ONE.run(x, xOffset, e, n);
    LOG_OF_SUM.run(e, y, yOffset, n);
  }

  static void log(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      LongVector j = v.reinterpretAsLongs().add(LOG_OFFSET);
      DoubleVector k =
          j.lanewise(LSHR, 52).lanewise(OR, TWO_52_BITS).reinterpretAsDoubles().sub(EXPONENT_SHIFT);
      DoubleVector f =
          j.lanewise(AND, MANTISSA_MASK).add(SQRT_HALF_BITS).reinterpretAsDoubles().sub(1);
      DoubleVector half = f.mul(0.5).mul(f);
      DoubleVector s = f.div(f.add(2));
      DoubleVector z = s.mul(s);
      DoubleVector r = z.fma(broadcast(SPECIES, L7), broadcast(SPECIES, L6));
      r = z.fma(r, broadcast(SPECIES, L5));
      r = z.fma(r, broadcast(SPECIES, L4));
      r = z.fma(r, broadcast(SPECIES, L3));
      r = z.fma(r, broadcast(SPECIES, L2));
      r = z.fma(r, broadcast(SPECIES, L1));
      DoubleVector low = s.fma(z.fma(r, half), k.mul(LN2_LOW));
      DoubleVector value = k.fma(broadcast(SPECIES, LN2_HIGH), f.sub(half.sub(low)));
      value.intoArray(y, yOffset + i);
    }
  }

  /** Writes {@code 1 + x} rounded, and what that lost, relative to it. */
  static void addOne(double[] x, int xOffset, double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector one = broadcast(SPECIES, 1);
      DoubleVector u = one.add(v);
      DoubleVector w = u.sub(one);
      u.intoArray(e, SUM + i);
      one.sub(u.sub(w)).add(v.sub(w)).div(u).intoArray(e, ERROR + i);
    }
  }

  static void logOfSum(double[] e, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = fromArray(SPECIES, e, SUM + i);
      DoubleVector c = fromArray(SPECIES, e, ERROR + i);
      LongVector j = u.reinterpretAsLongs().add(LOG_OFFSET);
      DoubleVector k =
          j.lanewise(LSHR, 52).lanewise(OR, TWO_52_BITS).reinterpretAsDoubles().sub(EXPONENT_SHIFT);
      DoubleVector f =
          j.lanewise(AND, MANTISSA_MASK).add(SQRT_HALF_BITS).reinterpretAsDoubles().sub(1);
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
      DoubleVector value = k.fma(broadcast(SPECIES, LN2_HIGH), f.sub(half.sub(low)));
      value.intoArray(y, yOffset + i);
    }
  }
}
