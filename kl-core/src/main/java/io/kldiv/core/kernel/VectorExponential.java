package io.kldiv.core.kernel;

import static io.kldiv.core.kernel.Coefficients.E10;
import static io.kldiv.core.kernel.Coefficients.E11;
import static io.kldiv.core.kernel.Coefficients.E12;
import static io.kldiv.core.kernel.Coefficients.E2;
import static io.kldiv.core.kernel.Coefficients.E3;
import static io.kldiv.core.kernel.Coefficients.E4;
import static io.kldiv.core.kernel.Coefficients.E5;
import static io.kldiv.core.kernel.Coefficients.E6;
import static io.kldiv.core.kernel.Coefficients.E7;
import static io.kldiv.core.kernel.Coefficients.E8;
import static io.kldiv.core.kernel.Coefficients.E9;
import static io.kldiv.core.kernel.Coefficients.LN2_HIGH;
import static io.kldiv.core.kernel.Coefficients.LN2_LOW;
import static io.kldiv.core.kernel.Coefficients.LOG2_E;
import static io.kldiv.core.kernel.Coefficients.ROUND_SHIFT;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.OR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exponential functions on vectors, of ordinary arguments: lane by lane the sequence of {@link
 * ScalarMath}, where the mathematics is explained, without its limits. What is ordinary is said at
 * {@link VectorUnary}.
 */
final class VectorExponential {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  /** See {@link ScalarMath#exp}. */
  static final Loop EXP = Loop.of(MethodHandles.lookup(), "exp");

  /** See {@link ScalarMath#expm1}. */
  static final Loop EXPM1 = Loop.of(MethodHandles.lookup(), "expm1");

  private VectorExponential() {}

  static void exp(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector shift = broadcast(SPECIES, ROUND_SHIFT);
      DoubleVector t = v.fma(broadcast(SPECIES, LOG2_E), shift);
      DoubleVector k = t.sub(shift);
      DoubleVector high = k.fma(broadcast(SPECIES, -LN2_HIGH), v);
      DoubleVector lower = broadcast(SPECIES, -LN2_LOW);
      DoubleVector r = k.fma(lower, high);
      DoubleVector q = r.fma(broadcast(SPECIES, E12), broadcast(SPECIES, E11));
      q = r.fma(q, broadcast(SPECIES, E10));
      q = r.fma(q, broadcast(SPECIES, E9));
      q = r.fma(q, broadcast(SPECIES, E8));
      q = r.fma(q, broadcast(SPECIES, E7));
      q = r.fma(q, broadcast(SPECIES, E6));
      q = r.fma(q, broadcast(SPECIES, E5));
      q = r.fma(q, broadcast(SPECIES, E4));
      q = r.fma(q, broadcast(SPECIES, E3));
      q = r.fma(q, broadcast(SPECIES, E2));
      DoubleVector tail = r.mul(r).fma(q, k.fma(lower, high.sub(r)));
      DoubleVector one = broadcast(SPECIES, 1);
      DoubleVector s = one.add(r);
      DoubleVector value = s.add(one.sub(s).add(r).add(tail));
      LongVector exponent = t.reinterpretAsLongs().lanewise(LSHL, 52);
      value.reinterpretAsLongs().add(exponent).reinterpretAsDoubles().intoArray(y, yOffset + i);
    }
  }

  static void expm1(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector shift = broadcast(SPECIES, ROUND_SHIFT);
      DoubleVector t = v.fma(broadcast(SPECIES, LOG2_E), shift);
      DoubleVector k = t.sub(shift);
      DoubleVector high = k.fma(broadcast(SPECIES, -LN2_HIGH), v);
      DoubleVector lower = broadcast(SPECIES, -LN2_LOW);
      DoubleVector r = k.fma(lower, high);
      DoubleVector q = r.fma(broadcast(SPECIES, E12), broadcast(SPECIES, E11));
      q = r.fma(q, broadcast(SPECIES, E10));
      q = r.fma(q, broadcast(SPECIES, E9));
      q = r.fma(q, broadcast(SPECIES, E8));
      q = r.fma(q, broadcast(SPECIES, E7));
      q = r.fma(q, broadcast(SPECIES, E6));
      q = r.fma(q, broadcast(SPECIES, E5));
      q = r.fma(q, broadcast(SPECIES, E4));
      q = r.fma(q, broadcast(SPECIES, E3));
      q = r.fma(q, broadcast(SPECIES, E2));
      DoubleVector tail = r.mul(r).fma(q, k.fma(lower, high.sub(r)));
      DoubleVector one = broadcast(SPECIES, 1);
      LongVector exponent = t.reinterpretAsLongs().lanewise(LSHL, 52);
      DoubleVector scale = one.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
      DoubleVector value = scale.fma(tail, scale.fma(r, scale.sub(one)));
      // Zero is the one value whose sign would be lost.
      LongVector sign = v.reinterpretAsLongs().lanewise(AND, Long.MIN_VALUE);
      LongVector signed = value.reinterpretAsLongs().lanewise(OR, sign);
      signed.reinterpretAsDoubles().intoArray(y, yOffset + i);
    }
  }
}
