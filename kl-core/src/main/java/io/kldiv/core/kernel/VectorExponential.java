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
import static io.kldiv.core.kernel.Coefficients.EXPM1_HIGH;
import static io.kldiv.core.kernel.Coefficients.EXPM1_LOW;
import static io.kldiv.core.kernel.Coefficients.EXPM1_SHIFT;
import static io.kldiv.core.kernel.Coefficients.EXP_LIMIT;
import static io.kldiv.core.kernel.Coefficients.EXP_SHIFT;
import static io.kldiv.core.kernel.Coefficients.LN2_HIGH;
import static io.kldiv.core.kernel.Coefficients.LN2_LOW;
import static io.kldiv.core.kernel.Coefficients.LOG2_E;
import static io.kldiv.core.kernel.Coefficients.ROUND_BITS;
import static io.kldiv.core.kernel.Coefficients.TINY;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exponential functions on vectors: lane by lane the very sequence of {@link ScalarMath}, where the
 * mathematics is explained.
 *
 * <p>In this class and its like a loop calls methods of the Vector API only. Those are always inlined
 * by the compiler; a method of ours would not be once the loop is large, and each vector passed to it
 * would become an object. Functions made of others go through memory for the same reason.
 */
final class VectorExponential {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private VectorExponential() {}

  /** See {@link ScalarMath#exp}. */
  static void exp(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector c = v.blend(EXP_LIMIT, v.compare(GT, EXP_LIMIT));
      c = c.blend(-EXP_LIMIT, c.compare(LT, -EXP_LIMIT));
      DoubleVector t = c.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, EXP_SHIFT));
      DoubleVector k = t.sub(EXP_SHIFT);
      DoubleVector r = k.fma(broadcast(SPECIES, -LN2_HIGH), c);
      r = k.fma(broadcast(SPECIES, -LN2_LOW), r);
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
      DoubleVector value = r.mul(r).fma(q, r).add(1);
      LongVector exponent = t.reinterpretAsLongs().sub(ROUND_BITS);
      LongVector half = exponent.lanewise(LSHR, 1);
      LongVector rest = exponent.sub(half);
      value = value.mul(half.lanewise(LSHL, 52).reinterpretAsDoubles());
      value = value.mul(rest.lanewise(LSHL, 52).reinterpretAsDoubles());
      value.intoArray(y, yOffset + i);
    }
  }

  /** See {@link ScalarMath#expm1}. */
  static void expm1(double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector c = v.blend(EXPM1_HIGH, v.compare(GT, EXPM1_HIGH));
      c = c.blend(EXPM1_LOW, c.compare(LT, EXPM1_LOW));
      DoubleVector t = c.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, EXPM1_SHIFT));
      DoubleVector k = t.sub(EXPM1_SHIFT);
      DoubleVector high = k.fma(broadcast(SPECIES, -LN2_HIGH), c);
      DoubleVector r = k.fma(broadcast(SPECIES, -LN2_LOW), high);
      DoubleVector low = k.fma(broadcast(SPECIES, -LN2_LOW), high.sub(r));
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
      DoubleVector tail = r.mul(r).fma(q, low);
      LongVector exponent = t.reinterpretAsLongs().sub(ROUND_BITS);
      DoubleVector scale = exponent.lanewise(LSHL, 52).reinterpretAsDoubles();
      DoubleVector value = scale.fma(tail, scale.fma(r, scale.sub(0.5))).mul(2);
      value.blend(v, v.abs().compare(LT, TINY)).intoArray(y, yOffset + i);
    }
  }
}
