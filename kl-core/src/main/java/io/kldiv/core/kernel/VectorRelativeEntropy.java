package io.kldiv.core.kernel;

import static io.kldiv.core.kernel.Coefficients.A0;
import static io.kldiv.core.kernel.Coefficients.A1;
import static io.kldiv.core.kernel.Coefficients.A2;
import static io.kldiv.core.kernel.Coefficients.A3;
import static io.kldiv.core.kernel.Coefficients.A4;
import static io.kldiv.core.kernel.Coefficients.A5;
import static io.kldiv.core.kernel.Coefficients.A6;
import static io.kldiv.core.kernel.Coefficients.A7;
import static io.kldiv.core.kernel.Coefficients.EXPONENT_MASK;
import static io.kldiv.core.kernel.Coefficients.LN2_HIGH;
import static io.kldiv.core.kernel.Coefficients.LN2_LOW;
import static io.kldiv.core.kernel.Coefficients.RATIO_LEAST_BITS;
import static io.kldiv.core.kernel.Coefficients.RATIO_MOST_BITS;
import static io.kldiv.core.kernel.Coefficients.RATIO_OFFSET;
import static io.kldiv.core.kernel.Coefficients.RATIO_SHIFT;
import static io.kldiv.core.kernel.Coefficients.RATIO_ZERO_BITS;
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
 * The relative entropy on vectors, of ordinary arguments: lane by lane the sequence of {@link
 * ScalarMath}, where the mathematics is explained, without its edges. It looks for those on its
 * way: a search of its own, as {@link VectorUnary} makes, would wait for memory without computing.
 * In one loop instead of two it would be a third faster, but too long for Java 17: see {@link
 * Loop}. What both need is computed twice, since blocks between them would cost more.
 */
final class VectorRelativeEntropy {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final VectorSpecies<Long> BITS = SPECIES.withLanes(long.class);
  private static final int LANES = SPECIES.length();
  private static final int LENGTH = VectorUnary.LENGTH;

  private static final Loop NEAR = Loop.of(MethodHandles.lookup(), "near");
  private static final Loop ADD_FAR = Loop.of(MethodHandles.lookup(), "addFar");

  private VectorRelativeEntropy() {}

  /**
   * See {@link ScalarMath#relativeEntropy}. At most {@link VectorUnary#LENGTH} elements; where the
   * result replaces an argument, overwrites the first or the second block of {@code e}.
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
    boolean replacesA = y == a && yOffset == aOffset;
    boolean replacesB = y == b && yOffset == bOffset;
    double[] ps = replacesA ? e : a;
    double[] qs = replacesB ? e : b;
    int p = replacesA ? 0 : aOffset;
    int q = replacesB ? LENGTH : bOffset;
    if (replacesA) {
      System.arraycopy(a, aOffset, e, 0, n);
    }
    if (replacesB) {
      System.arraycopy(b, bOffset, e, LENGTH, n);
    }
    NEAR.run(ps, p, qs, q, y, yOffset, n);
    boolean ordinary = ADD_FAR.checked(ps, p, qs, q, y, yOffset, n) >= 0;
    for (int i = 0; !ordinary && i < n; i++) {
      if (!ScalarMath.isOrdinaryRatio(ps[p + i], qs[q + i])) {
        y[yOffset + i] = ScalarMath.relativeEntropy(ps[p + i], qs[q + i]);
      }
    }
  }

  /** Writes {@code p·szA(z) + (p − r)·s}. */
  static void near(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector p = fromArray(SPECIES, a, aOffset + i);
      LongVector pBits = p.reinterpretAsLongs().max(RATIO_ZERO_BITS);
      LongVector qBits = fromArray(SPECIES, b, bOffset + i).reinterpretAsLongs();
      LongVector j = pBits.sub(qBits).add(RATIO_OFFSET).lanewise(AND, EXPONENT_MASK);
      DoubleVector minusR = j.add(qBits).reinterpretAsDoubles();
      DoubleVector difference = p.add(minusR);
      DoubleVector s = difference.div(p.sub(minusR));
      DoubleVector z = s.mul(s);
      DoubleVector w = z.mul(z);
      DoubleVector even = w.fma(broadcast(SPECIES, A6), broadcast(SPECIES, A4));
      DoubleVector odd = w.fma(broadcast(SPECIES, A7), broadcast(SPECIES, A5));
      even = w.fma(even, broadcast(SPECIES, A2));
      odd = w.fma(odd, broadcast(SPECIES, A3));
      even = w.fma(even, broadcast(SPECIES, A0));
      odd = w.fma(odd, broadcast(SPECIES, A1));
      DoubleVector tail = s.mul(z).mul(z.fma(odd, even));
      p.fma(tail, difference.mul(s)).intoArray(y, yOffset + i);
    }
  }

  /**
   * Adds {@code p·k·log 2 + (q − r)}; returns a negative number where an argument is not ordinary.
   */
  static long addFar(
      double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    LongVector most = LongVector.zero(BITS);
    LongVector below = most;
    for (int i = 0; i < n; i += LANES) {
      DoubleVector p = fromArray(SPECIES, a, aOffset + i);
      DoubleVector q = fromArray(SPECIES, b, bOffset + i);
      LongVector given = p.reinterpretAsLongs();
      LongVector qBits = q.reinterpretAsLongs();
      LongVector pBits = given.max(RATIO_ZERO_BITS);
      below = below.lanewise(OR, given).lanewise(OR, qBits.sub(RATIO_LEAST_BITS));
      most = most.max(pBits.max(qBits));
      LongVector j = pBits.sub(qBits).add(RATIO_OFFSET);
      DoubleVector k =
          j.lanewise(LSHR, 52).lanewise(OR, TWO_52_BITS).reinterpretAsDoubles().sub(RATIO_SHIFT);
      DoubleVector minusR = j.lanewise(AND, EXPONENT_MASK).add(qBits).reinterpretAsDoubles();
      DoubleVector near = fromArray(SPECIES, y, yOffset + i);
      DoubleVector low = p.fma(k.mul(LN2_LOW), near);
      p.fma(k.mul(LN2_HIGH), q.add(minusR)).add(low).intoArray(y, yOffset + i);
    }
    LongVector above = LongVector.broadcast(BITS, RATIO_MOST_BITS).sub(most);
    return below.lanewise(OR, above).reduceLanes(OR);
  }
}
