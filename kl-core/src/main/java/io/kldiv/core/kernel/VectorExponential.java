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

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exponential functions on vectors: lane by lane the very sequence of {@link ScalarMath}, where
 * the mathematics is explained. {@code n} is at most {@link #LENGTH}.
 *
 * <p>In this class and its like a function goes in short passes over blocks {@code e} of {@link
 * #LENGTH} elements, at least {@link #PARTS} of them, which stay in the cache. A pass calls nothing
 * of ours, and is called through a {@link Loop}, which says why.
 */
final class VectorExponential {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  /** The length of a block. */
  static final int LENGTH = 512;

  /** The blocks that a function here or in {@link VectorLogarithm} overwrites. */
  static final int PARTS = 3;

  private static final Loop REDUCE = Loop.of(MethodHandles.lookup(), "reduce");
  private static final Loop EXP_OF_REDUCED = Loop.of(MethodHandles.lookup(), "expOfReduced");
  private static final Loop EXPM_1_OF_REDUCED = Loop.of(MethodHandles.lookup(), "expm1OfReduced");

  private VectorExponential() {}

  /** See {@link ScalarMath#exp}. */
  static void exp(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    REDUCE.run(x, xOffset, e, n, -EXP_LIMIT, EXP_LIMIT, EXP_SHIFT);
    EXP_OF_REDUCED.run(e, y, yOffset, n);
  }

  /** Writes the shifted exponent and the reduced argument in two parts. */
  static void reduce(
      double[] x, int xOffset, double[] e, int n, double from, double to, double shift) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector most = broadcast(SPECIES, to);
      DoubleVector least = broadcast(SPECIES, from);
      DoubleVector c = v.blend(most, v.compare(GT, most));
      c = c.blend(least, c.compare(LT, least));
      DoubleVector shifted = broadcast(SPECIES, shift);
      DoubleVector t = c.fma(broadcast(SPECIES, LOG2_E), shifted);
      t.intoArray(e, i);
      DoubleVector k = t.sub(shifted);
      DoubleVector high = k.fma(broadcast(SPECIES, -LN2_HIGH), c);
      DoubleVector r = k.fma(broadcast(SPECIES, -LN2_LOW), high);
      r.intoArray(e, LENGTH + i);
      k.fma(broadcast(SPECIES, -LN2_LOW), high.sub(r)).intoArray(e, 2 * LENGTH + i);
    }
  }

  static void expOfReduced(double[] e, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector r = fromArray(SPECIES, e, LENGTH + i);
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
      DoubleVector tail = r.mul(r).fma(q, fromArray(SPECIES, e, 2 * LENGTH + i));
      DoubleVector one = broadcast(SPECIES, 1);
      DoubleVector s = one.add(r);
      DoubleVector value = s.add(one.sub(s).add(r).add(tail));
      LongVector exponent = fromArray(SPECIES, e, i).reinterpretAsLongs().sub(ROUND_BITS);
      LongVector half = exponent.lanewise(LSHR, 1);
      LongVector rest = exponent.sub(half);
      value = value.mul(half.lanewise(LSHL, 52).reinterpretAsDoubles());
      value = value.mul(rest.lanewise(LSHL, 52).reinterpretAsDoubles());
      value.intoArray(y, yOffset + i);
    }
  }

  /** See {@link ScalarMath#expm1}. */
  static void expm1(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    REDUCE.run(x, xOffset, e, n, EXPM1_LOW, EXPM1_HIGH, EXPM1_SHIFT);
    EXPM_1_OF_REDUCED.run(x, xOffset, e, y, yOffset, n);
  }

  static void expm1OfReduced(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector r = fromArray(SPECIES, e, LENGTH + i);
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
      DoubleVector tail = r.mul(r).fma(q, fromArray(SPECIES, e, 2 * LENGTH + i));
      LongVector exponent = fromArray(SPECIES, e, i).reinterpretAsLongs().sub(ROUND_BITS);
      DoubleVector scale = exponent.lanewise(LSHL, 52).reinterpretAsDoubles();
      DoubleVector value = scale.fma(tail, scale.fma(r, scale.sub(0.5))).mul(2);
      value.blend(v, v.abs().compare(LT, TINY)).intoArray(y, yOffset + i);
    }
  }
}
