package io.kldiv.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transcendental functions on vectors: lane by lane the very sequence of {@link ScalarMath}, where
 * the mathematics and the error bounds are explained.
 *
 * <p>Choices are made by blending, never by branching. Methods are kept small, so that they are inlined
 * into the loops that call them and no vector is ever an object.
 */
final class VectorMath {
  /** The species of every vector here: 2, 4 or 8 lanes, which the order of sums is made for. */
  static final VectorSpecies<Double> SPECIES = species(DoubleVector.SPECIES_PREFERRED);

  private static final long SIGN = Long.MIN_VALUE;

  private VectorMath() {}

  private static VectorSpecies<Double> species(VectorSpecies<Double> preferred) {
    int lanes = preferred.length();
    return lanes == 2 || lanes == 4 || lanes == 8 ? preferred : DoubleVector.SPECIES_256;
  }

  private static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  private static DoubleVector atMost(DoubleVector x, double limit) {
    return x.blend(limit, x.compare(VectorOperators.GT, limit));
  }

  private static DoubleVector atLeast(DoubleVector x, double limit) {
    return x.blend(limit, x.compare(VectorOperators.LT, limit));
  }

  /** {@code magnitude} with the sign of {@code x}; its own sign bit is clear. */
  private static DoubleVector withSign(DoubleVector magnitude, DoubleVector x) {
    LongVector sign = x.reinterpretAsLongs().lanewise(VectorOperators.AND, SIGN);
    return magnitude
        .reinterpretAsLongs()
        .lanewise(VectorOperators.OR, sign)
        .reinterpretAsDoubles();
  }

  static DoubleVector exp(DoubleVector x) {
    DoubleVector c = atLeast(atMost(x, Coefficients.EXP_LIMIT), -Coefficients.EXP_LIMIT);
    DoubleVector t = c.fma(all(Coefficients.LOG2_E), all(Coefficients.EXP_SHIFT));
    DoubleVector k = t.sub(Coefficients.EXP_SHIFT);
    DoubleVector r = k.fma(all(-Coefficients.LN2_HIGH), c);
    r = k.fma(all(-Coefficients.LN2_LOW), r);
    DoubleVector y = r.mul(r).fma(expTail(r), r).add(1);
    LongVector exponent = t.reinterpretAsLongs().sub(Coefficients.ROUND_BITS);
    LongVector half = exponent.lanewise(VectorOperators.LSHR, 1);
    return y.mul(power(half)).mul(power(exponent.sub(half)));
  }

  /** The double with the exponent bits {@code biased}. */
  private static DoubleVector power(LongVector biased) {
    return biased.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
  }

  static DoubleVector expm1(DoubleVector x) {
    DoubleVector c = atLeast(atMost(x, Coefficients.EXPM1_HIGH), Coefficients.EXPM1_LOW);
    DoubleVector t = c.fma(all(Coefficients.LOG2_E), all(Coefficients.EXPM1_SHIFT));
    DoubleVector k = t.sub(Coefficients.EXPM1_SHIFT);
    DoubleVector high = k.fma(all(-Coefficients.LN2_HIGH), c);
    DoubleVector r = k.fma(all(-Coefficients.LN2_LOW), high);
    DoubleVector low = k.fma(all(-Coefficients.LN2_LOW), high.sub(r));
    DoubleVector tail = r.mul(r).fma(expTail(r), low);
    DoubleVector scale = power(t.reinterpretAsLongs().sub(Coefficients.ROUND_BITS));
    DoubleVector y = scale.fma(tail, scale.fma(r, scale.sub(0.5))).mul(2);
    return y.blend(x, x.abs().compare(VectorOperators.LT, Coefficients.TINY));
  }

  private static DoubleVector expTail(DoubleVector r) {
    DoubleVector q = r.fma(all(Coefficients.E12), all(Coefficients.E11));
    q = q.fma(r, all(Coefficients.E10));
    q = q.fma(r, all(Coefficients.E9));
    q = q.fma(r, all(Coefficients.E8));
    q = q.fma(r, all(Coefficients.E7));
    q = q.fma(r, all(Coefficients.E6));
    q = q.fma(r, all(Coefficients.E5));
    q = q.fma(r, all(Coefficients.E4));
    q = q.fma(r, all(Coefficients.E3));
    q = q.fma(r, all(Coefficients.E2));
    return q;
  }

  static DoubleVector log(DoubleVector x) {
    VectorMask<Double> subnormal = x.compare(VectorOperators.LT, Double.MIN_NORMAL);
    LongVector j = offsetBits(x.blend(x.mul(0x1p54), subnormal));
    DoubleVector k = exponent(j).sub(all(0).blend(54, subnormal));
    DoubleVector y = logOfParts(k, mantissa(j).sub(1), all(0));
    y = x.blend(y, x.compare(VectorOperators.LT, Double.POSITIVE_INFINITY));
    y = y.blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0));
    return y.blend(Double.NaN, x.compare(VectorOperators.LT, 0));
  }

  static DoubleVector log1p(DoubleVector x) {
    DoubleVector u = x.add(1);
    DoubleVector v = u.sub(1);
    DoubleVector low = all(1).sub(u.sub(v)).add(x.sub(v));
    LongVector j = offsetBits(u);
    DoubleVector y = logOfParts(exponent(j), mantissa(j).sub(1), low.div(u));
    y = x.blend(y, x.compare(VectorOperators.LT, Double.POSITIVE_INFINITY));
    y = y.blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, -1));
    y = y.blend(x, x.abs().compare(VectorOperators.LT, Coefficients.TINY));
    return y.blend(Double.NaN, x.compare(VectorOperators.LT, -1));
  }

  private static LongVector offsetBits(DoubleVector x) {
    return x.reinterpretAsLongs().add(Coefficients.LOG_OFFSET);
  }

  private static DoubleVector exponent(LongVector j) {
    return j.lanewise(VectorOperators.LSHR, 52)
        .lanewise(VectorOperators.OR, Coefficients.TWO_52_BITS)
        .reinterpretAsDoubles()
        .sub(Coefficients.EXPONENT_SHIFT);
  }

  private static DoubleVector mantissa(LongVector j) {
    return j.lanewise(VectorOperators.AND, Coefficients.MANTISSA_MASK)
        .add(Coefficients.SQRT_HALF_BITS)
        .reinterpretAsDoubles();
  }

  private static DoubleVector logOfParts(DoubleVector k, DoubleVector f, DoubleVector c) {
    DoubleVector half = f.mul(0.5).mul(f);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector r = z.fma(all(Coefficients.L7), all(Coefficients.L6));
    r = r.fma(z, all(Coefficients.L5));
    r = r.fma(z, all(Coefficients.L4));
    r = r.fma(z, all(Coefficients.L3));
    r = r.fma(z, all(Coefficients.L2));
    r = r.fma(z, all(Coefficients.L1));
    DoubleVector low = s.fma(z.fma(r, half), k.fma(all(Coefficients.LN2_LOW), c));
    return k.fma(all(Coefficients.LN2_HIGH), f.sub(half.sub(low)));
  }

  static DoubleVector tanh(DoubleVector x) {
    DoubleVector e = expm1(atMost(x.abs(), Coefficients.TANH_LIMIT).mul(2));
    return withSign(e.div(e.add(2)), x);
  }

  static DoubleVector sigmoid(DoubleVector x) {
    DoubleVector e = exp(x.abs().neg());
    return all(1).blend(e, x.compare(VectorOperators.LT, 0)).div(e.add(1));
  }

  static DoubleVector softplus(DoubleVector x) {
    return relu(x).add(log1p(exp(x.abs().neg())));
  }

  static DoubleVector relu(DoubleVector x) {
    return x.blend(0, x.compare(VectorOperators.LE, 0));
  }

  static DoubleVector greater(DoubleVector a, DoubleVector b) {
    return all(0).blend(1, a.compare(VectorOperators.GT, b));
  }

  static DoubleVector greaterOrEqual(DoubleVector a, DoubleVector b) {
    return all(0).blend(1, a.compare(VectorOperators.GE, b));
  }

  static DoubleVector equal(DoubleVector a, DoubleVector b) {
    return all(0).blend(1, a.compare(VectorOperators.EQ, b));
  }

  static DoubleVector erf(DoubleVector x) {
    DoubleVector a = x.abs();
    DoubleVector large = erfLarge(atMost(a, Coefficients.ERF_LIMIT));
    DoubleVector y = large.blend(erfSmall(a), a.compare(VectorOperators.LT, 1));
    return withSign(y, x);
  }

  private static DoubleVector erfSmall(DoubleVector a) {
    DoubleVector z = a.mul(a);
    DoubleVector p = z.fma(all(Coefficients.F13), all(Coefficients.F12));
    p = p.fma(z, all(Coefficients.F11));
    p = p.fma(z, all(Coefficients.F10));
    p = p.fma(z, all(Coefficients.F9));
    p = p.fma(z, all(Coefficients.F8));
    p = p.fma(z, all(Coefficients.F7));
    p = p.fma(z, all(Coefficients.F6));
    p = p.fma(z, all(Coefficients.F5));
    p = p.fma(z, all(Coefficients.F4));
    p = p.fma(z, all(Coefficients.F3));
    p = p.fma(z, all(Coefficients.F2));
    p = p.fma(z, all(Coefficients.F1));
    p = p.fma(z, all(Coefficients.F0));
    return a.fma(p, a);
  }

  private static DoubleVector erfLarge(DoubleVector a) {
    DoubleVector u = a.sub(1);
    DoubleVector h = u.fma(all(Coefficients.H17), all(Coefficients.H16));
    h = h.fma(u, all(Coefficients.H15));
    h = h.fma(u, all(Coefficients.H14));
    h = h.fma(u, all(Coefficients.H13));
    h = h.fma(u, all(Coefficients.H12));
    h = h.fma(u, all(Coefficients.H11));
    h = h.fma(u, all(Coefficients.H10));
    h = h.fma(u, all(Coefficients.H9));
    h = h.fma(u, all(Coefficients.H8));
    h = h.fma(u, all(Coefficients.H7));
    h = h.fma(u, all(Coefficients.H6));
    h = h.fma(u, all(Coefficients.H5));
    h = h.fma(u, all(Coefficients.H4));
    h = h.fma(u, all(Coefficients.H3));
    h = h.fma(u, all(Coefficients.H2));
    h = h.fma(u, all(Coefficients.H1));
    h = h.fma(u, all(Coefficients.H0));
    return all(1).sub(exp(h.neg()));
  }

  static DoubleVector relativeEntropy(DoubleVector p, DoubleVector q) {
    VectorMask<Double> pSmall = p.compare(VectorOperators.LT, Double.MIN_NORMAL);
    VectorMask<Double> qSmall = q.compare(VectorOperators.LT, Double.MIN_NORMAL);
    LongVector i = offsetBits(p.blend(p.mul(0x1p54), pSmall));
    LongVector j = offsetBits(q.blend(q.mul(0x1p54), qSmall));
    DoubleVector k = exponent(i).sub(exponent(j));
    k = k.sub(all(0).blend(54, pSmall)).add(all(0).blend(54, qSmall));
    DoubleVector m = mantissa(i);
    DoubleVector n = mantissa(j);
    DoubleVector difference = p.sub(q);
    DoubleVector s = contrast(k, m, n);
    DoubleVector far = entropyFar(p, k, m.div(n), difference);
    VectorMask<Double> near = s.abs().compare(VectorOperators.LE, 0.5);
    return entropyEdges(p, q, difference, far.blend(entropyNear(difference, s), near));
  }

  private static DoubleVector entropyEdges(
      DoubleVector p, DoubleVector q, DoubleVector difference, DoubleVector value) {
    DoubleVector edge =
        q.blend(Double.POSITIVE_INFINITY, p.compare(VectorOperators.GT, 0));
    DoubleVector y = value.blend(edge, p.min(q).compare(VectorOperators.EQ, 0));
    DoubleVector size = difference.abs();
    y = size.blend(y, size.compare(VectorOperators.LT, Double.POSITIVE_INFINITY));
    return all(Double.NaN).blend(y, p.min(q).compare(VectorOperators.GE, 0));
  }

  private static DoubleVector contrast(DoubleVector k, DoubleVector m, DoubleVector n) {
    DoubleVector near = atLeast(atMost(k, 4), -4).add(Coefficients.EXPONENT_SHIFT);
    DoubleVector scaled = m.mul(power(near.reinterpretAsLongs()));
    return scaled.sub(n).div(scaled.add(n));
  }

  private static DoubleVector entropyNear(DoubleVector difference, DoubleVector s) {
    DoubleVector z = s.mul(s);
    DoubleVector r = z.fma(all(Coefficients.A14), all(Coefficients.A13));
    r = r.fma(z, all(Coefficients.A12));
    r = r.fma(z, all(Coefficients.A11));
    r = r.fma(z, all(Coefficients.A10));
    r = r.fma(z, all(Coefficients.A9));
    r = r.fma(z, all(Coefficients.A8));
    r = r.fma(z, all(Coefficients.A7));
    r = r.fma(z, all(Coefficients.A6));
    r = r.fma(z, all(Coefficients.A5));
    r = r.fma(z, all(Coefficients.A4));
    r = r.fma(z, all(Coefficients.A3));
    r = r.fma(z, all(Coefficients.A2));
    r = r.fma(z, all(Coefficients.A1));
    r = r.fma(z, all(Coefficients.A0));
    return difference.mul(z.fma(s.fma(r, r), s));
  }

  private static DoubleVector entropyFar(
      DoubleVector p, DoubleVector k, DoubleVector ratio, DoubleVector difference) {
    LongVector j = offsetBits(ratio);
    DoubleVector logRatio = logOfParts(k.add(exponent(j)), mantissa(j).sub(1), all(0));
    return p.fma(logRatio, difference.neg());
  }
}
