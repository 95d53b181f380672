package io.kldiv.core.kernel;

import static io.kldiv.core.kernel.Coefficients.A0;
import static io.kldiv.core.kernel.Coefficients.A1;
import static io.kldiv.core.kernel.Coefficients.A10;
import static io.kldiv.core.kernel.Coefficients.A11;
import static io.kldiv.core.kernel.Coefficients.A12;
import static io.kldiv.core.kernel.Coefficients.A2;
import static io.kldiv.core.kernel.Coefficients.A3;
import static io.kldiv.core.kernel.Coefficients.A4;
import static io.kldiv.core.kernel.Coefficients.A5;
import static io.kldiv.core.kernel.Coefficients.A6;
import static io.kldiv.core.kernel.Coefficients.A7;
import static io.kldiv.core.kernel.Coefficients.A8;
import static io.kldiv.core.kernel.Coefficients.A9;
import static io.kldiv.core.kernel.Coefficients.LN2_HIGH;
import static io.kldiv.core.kernel.Coefficients.LN2_LOW;
import static io.kldiv.core.kernel.Coefficients.MINUS_ONE_BITS;
import static io.kldiv.core.kernel.Coefficients.RATIO_OFFSET;
import static io.kldiv.core.kernel.Coefficients.RATIO_SHIFT;
import static io.kldiv.core.kernel.Coefficients.ROUND_SHIFT;
import static io.kldiv.core.kernel.Coefficients.TWO_52_BITS;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The relative entropy on vectors, of ordinary arguments: lane by lane the sequence of {@link
 * ScalarMath}, where the mathematics is explained, without its edges. It goes in three passes over
 * blocks {@code e}; in one it would be a third faster, but too long for Java 17: see {@link Loop}.
 */
final class VectorRelativeEntropy {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private static final int LENGTH = VectorUnary.LENGTH;

  /** Where what passes between the loops starts, behind the arguments that are kept. */
  private static final int PARTS = 2 * LENGTH;

  private static final double MOST = 0x1p900;
  private static final double LEAST = 0x1p-900;
  private static final long MOST_BITS = Double.doubleToRawLongBits(MOST);
  private static final long LEAST_BITS = Double.doubleToRawLongBits(LEAST);

  private static final Loop COMPARE = Loop.of(MethodHandles.lookup(), "compare");
  private static final Loop SERIES = Loop.of(MethodHandles.lookup(), "series");
  private static final Loop OF_PARTS = Loop.of(MethodHandles.lookup(), "ofParts");

  private VectorRelativeEntropy() {}

  /**
   * See {@link ScalarMath#relativeEntropy}. At most {@link VectorUnary#LENGTH} elements; overwrites
   * {@link VectorUnary#PARTS} blocks {@code e} of that length.
   *
   * <p>Ordinary are {@code 0 ≤ p ≤ 2⁹⁰⁰} and {@code 2⁻⁹⁰⁰ ≤ q ≤ 2⁹⁰⁰}: there {@code p + q} is
   * finite, and where {@code p} is 0 or subnormal, whatever finite logarithm comes out, the result
   * is {@code q}.
   */
  static void apply(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] e,
      double[] y,
      int yOffset,
      int n) {
    boolean ordinary =
        VectorUnary.areBetween(0, MOST_BITS, a, aOffset, n)
            && VectorUnary.areBetween(LEAST_BITS, MOST_BITS, b, bOffset, n);
    if (!ordinary) {
      System.arraycopy(a, aOffset, e, 0, n);
      System.arraycopy(b, bOffset, e, LENGTH, n);
    }
    COMPARE.run(a, aOffset, b, bOffset, e, PARTS, n);
    SERIES.run(e, e, PARTS + 2 * LENGTH, n);
    OF_PARTS.run(a, aOffset, b, bOffset, e, y, yOffset, n);
    for (int i = 0; !ordinary && i < n; i++) {
      double p = e[i];
      double q = e[LENGTH + i];
      if (!(p >= 0 && p <= MOST && q >= LEAST && q <= MOST)) {
        y[yOffset + i] = ScalarMath.relativeEntropy(p, q);
      }
    }
  }

  /** Writes {@code k} and {@code s}. */
  static void compare(
      double[] a, int aOffset, double[] b, int bOffset, double[] e, int eOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector p = fromArray(SPECIES, a, aOffset + i);
      DoubleVector q = fromArray(SPECIES, b, bOffset + i);
      LongVector bits = p.reinterpretAsLongs();
      LongVector j = bits.sub(q.reinterpretAsLongs()).add(RATIO_OFFSET).lanewise(LSHR, 52);
      // All bits set where k is not −1, 0 or 1; cheaper here and below than a mask.
      LongVector u = j.sub(2047);
      LongVector far = u.lanewise(OR, u.neg().add(2)).lanewise(ASHR, 63);
      DoubleVector k = j.lanewise(OR, TWO_52_BITS).reinterpretAsDoubles().sub(RATIO_SHIFT);
      k = k.reinterpretAsLongs().lanewise(AND, far).reinterpretAsDoubles();
      LongVector shift = k.add(ROUND_SHIFT).reinterpretAsLongs().lanewise(LSHL, 52);
      DoubleVector m = bits.sub(shift).reinterpretAsDoubles();
      k.intoArray(e, eOffset + i);
      m.sub(q).div(m.add(q)).intoArray(e, eOffset + LENGTH + i);
    }
  }

  /** Writes {@code A(s²)}. */
  static void series(double[] e, double[] r, int rOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector s = fromArray(SPECIES, e, PARTS + LENGTH + i);
      DoubleVector z = s.mul(s);
      DoubleVector w = z.mul(z);
      DoubleVector even = w.fma(broadcast(SPECIES, A12), broadcast(SPECIES, A10));
      DoubleVector odd = w.fma(broadcast(SPECIES, A11), broadcast(SPECIES, A9));
      even = w.fma(even, broadcast(SPECIES, A8));
      odd = w.fma(odd, broadcast(SPECIES, A7));
      even = w.fma(even, broadcast(SPECIES, A6));
      odd = w.fma(odd, broadcast(SPECIES, A5));
      even = w.fma(even, broadcast(SPECIES, A4));
      odd = w.fma(odd, broadcast(SPECIES, A3));
      even = w.fma(even, broadcast(SPECIES, A2));
      odd = w.fma(odd, broadcast(SPECIES, A1));
      even = w.fma(even, broadcast(SPECIES, A0));
      z.fma(odd, even).intoArray(r, rOffset + i);
    }
  }

  static void ofParts(
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
      DoubleVector k = fromArray(SPECIES, e, PARTS + i);
      DoubleVector s = fromArray(SPECIES, e, PARTS + LENGTH + i);
      DoubleVector r = fromArray(SPECIES, e, PARTS + 2 * LENGTH + i);
      LongVector far = k.reinterpretAsLongs();
      far = far.lanewise(OR, far.neg()).lanewise(ASHR, 63);
      DoubleVector h = s.add(s);
      DoubleVector first = h.reinterpretAsLongs().lanewise(AND, far).reinterpretAsDoubles();
      DoubleVector low = k.fma(broadcast(SPECIES, LN2_LOW), h.mul(s.mul(s)).fma(r, first));
      DoubleVector minusOne = far.lanewise(AND, MINUS_ONE_BITS).reinterpretAsDoubles();
      DoubleVector factor = k.fma(broadcast(SPECIES, LN2_HIGH), minusOne).add(low);
      LongVector rest = p.sub(q).mul(s).reinterpretAsLongs();
      LongVector change = q.reinterpretAsLongs().lanewise(XOR, rest).lanewise(AND, far);
      p.fma(factor, rest.lanewise(XOR, change).reinterpretAsDoubles()).intoArray(y, yOffset + i);
    }
  }
}
