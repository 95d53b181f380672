package io.kldiv.core.kernel;

import static io.kldiv.core.kernel.Coefficients.A0;
import static io.kldiv.core.kernel.Coefficients.A10;
import static io.kldiv.core.kernel.Coefficients.A11;
import static io.kldiv.core.kernel.Coefficients.A12;
import static io.kldiv.core.kernel.Coefficients.A13;
import static io.kldiv.core.kernel.Coefficients.A14;
import static io.kldiv.core.kernel.Coefficients.A1;
import static io.kldiv.core.kernel.Coefficients.A2;
import static io.kldiv.core.kernel.Coefficients.A3;
import static io.kldiv.core.kernel.Coefficients.A4;
import static io.kldiv.core.kernel.Coefficients.A5;
import static io.kldiv.core.kernel.Coefficients.A6;
import static io.kldiv.core.kernel.Coefficients.A7;
import static io.kldiv.core.kernel.Coefficients.A8;
import static io.kldiv.core.kernel.Coefficients.A9;
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
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The relative entropy on vectors: lane by lane the very sequence of {@link ScalarMath}, in passes over
 * blocks {@code e}; why is said at {@link VectorExponential}.
 */
final class VectorRelativeEntropy {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private VectorRelativeEntropy() {}

  /** The blocks of intermediate values; {@code n} is at most the length of one of them. */
  static final int PARTS = 3;

  /** See {@link ScalarMath#relativeEntropy}; {@code e} holds {@link #PARTS} blocks, overwritten. */
  static void apply(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] e,
      double[] y,
      int yOffset,
      int n) {
    split(a, aOffset, b, bOffset, e, n);
    far(a, aOffset, b, bOffset, e, n);
    near(a, aOffset, b, bOffset, e, n);
    edges(a, aOffset, b, bOffset, e, y, yOffset, n);
  }

  /** Writes the difference of the exponents, the ratio of the mantissas and the contrast. */
  private static void split(
      double[] a, int aOffset, double[] b, int bOffset, double[] e, int n) {
    int length = e.length / PARTS;
    for (int i = 0; i < n; i += LANES) {
      DoubleVector p = fromArray(SPECIES, a, aOffset + i);
      DoubleVector q = fromArray(SPECIES, b, bOffset + i);
      VectorMask<Double> pSmall = p.compare(LT, Double.MIN_NORMAL);
      VectorMask<Double> qSmall = q.compare(LT, Double.MIN_NORMAL);
      LongVector g = p.blend(p.mul(0x1p54), pSmall).reinterpretAsLongs().add(LOG_OFFSET);
      LongVector h = q.blend(q.mul(0x1p54), qSmall).reinterpretAsLongs().add(LOG_OFFSET);
      DoubleVector k =
          g.lanewise(LSHR, 52)
              .lanewise(OR, TWO_52_BITS)
              .reinterpretAsDoubles()
              .sub(EXPONENT_SHIFT);
      DoubleVector l =
          h.lanewise(LSHR, 52)
              .lanewise(OR, TWO_52_BITS)
              .reinterpretAsDoubles()
              .sub(EXPONENT_SHIFT);
      k = k.sub(l);
      k = k.sub(broadcast(SPECIES, 0).blend(54, pSmall));
      k = k.add(broadcast(SPECIES, 0).blend(54, qSmall));
      k.intoArray(e, i);
      DoubleVector m =
          g.lanewise(AND, MANTISSA_MASK)
              .add(SQRT_HALF_BITS)
              .reinterpretAsDoubles();
      DoubleVector o =
          h.lanewise(AND, MANTISSA_MASK)
              .add(SQRT_HALF_BITS)
              .reinterpretAsDoubles();
      m.div(o).intoArray(e, length + i);
      k = k.blend(4, k.compare(GT, 4));
      k = k.blend(-4, k.compare(LT, -4)).add(EXPONENT_SHIFT);
      DoubleVector scaled = m.mul(k.reinterpretAsLongs().lanewise(LSHL, 52).reinterpretAsDoubles());
      scaled.sub(o).div(scaled.add(o)).intoArray(e, 2 * length + i);
    }
  }

  /** Replaces the first block by {@code p·log(p/q) − p + q}. */
  private static void far(
      double[] a, int aOffset, double[] b, int bOffset, double[] e, int n) {
    int length = e.length / PARTS;
    for (int i = 0; i < n; i += LANES) {
      DoubleVector p = fromArray(SPECIES, a, aOffset + i);
      DoubleVector difference = p.sub(fromArray(SPECIES, b, bOffset + i));
      LongVector j = fromArray(SPECIES, e, length + i).reinterpretAsLongs().add(LOG_OFFSET);
      DoubleVector k =
          j.lanewise(LSHR, 52)
              .lanewise(OR, TWO_52_BITS)
              .reinterpretAsDoubles()
              .sub(EXPONENT_SHIFT);
      k = fromArray(SPECIES, e, i).add(k);
      DoubleVector f =
          j.lanewise(AND, MANTISSA_MASK)
              .add(SQRT_HALF_BITS)
              .reinterpretAsDoubles()
              .sub(1);
      DoubleVector half = f.mul(0.5).mul(f);
      DoubleVector s = f.div(f.add(2));
      DoubleVector z = s.mul(s);
      DoubleVector r = z.fma(broadcast(SPECIES, L7), broadcast(SPECIES, L6));
      r = z.fma(r, broadcast(SPECIES, L5));
      r = z.fma(r, broadcast(SPECIES, L4));
      r = z.fma(r, broadcast(SPECIES, L3));
      r = z.fma(r, broadcast(SPECIES, L2));
      r = z.fma(r, broadcast(SPECIES, L1));
      DoubleVector low = s.fma(z.fma(r, half), k.fma(broadcast(SPECIES, LN2_LOW), broadcast(SPECIES, 0)));
      DoubleVector logRatio = k.fma(broadcast(SPECIES, LN2_HIGH), f.sub(half.sub(low)));
      p.fma(logRatio, difference.neg()).intoArray(e, i);
    }
  }

  /** Replaces the first block by the series where the contrast is small. */
  private static void near(
      double[] a, int aOffset, double[] b, int bOffset, double[] e, int n) {
    int length = e.length / PARTS;
    for (int i = 0; i < n; i += LANES) {
      DoubleVector p = fromArray(SPECIES, a, aOffset + i);
      DoubleVector difference = p.sub(fromArray(SPECIES, b, bOffset + i));
      DoubleVector s = fromArray(SPECIES, e, 2 * length + i);
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
      fromArray(SPECIES, e, i).blend(value, s.abs().compare(LE, 0.5)).intoArray(e, i);
    }
  }

  private static void edges(
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
