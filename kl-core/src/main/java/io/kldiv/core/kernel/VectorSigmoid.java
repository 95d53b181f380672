package io.kldiv.core.kernel;

import static io.kldiv.core.kernel.Coefficients.ERF_LIMIT;
import static io.kldiv.core.kernel.Coefficients.F0;
import static io.kldiv.core.kernel.Coefficients.F1;
import static io.kldiv.core.kernel.Coefficients.F10;
import static io.kldiv.core.kernel.Coefficients.F11;
import static io.kldiv.core.kernel.Coefficients.F12;
import static io.kldiv.core.kernel.Coefficients.F13;
import static io.kldiv.core.kernel.Coefficients.F2;
import static io.kldiv.core.kernel.Coefficients.F3;
import static io.kldiv.core.kernel.Coefficients.F4;
import static io.kldiv.core.kernel.Coefficients.F5;
import static io.kldiv.core.kernel.Coefficients.F6;
import static io.kldiv.core.kernel.Coefficients.F7;
import static io.kldiv.core.kernel.Coefficients.F8;
import static io.kldiv.core.kernel.Coefficients.F9;
import static io.kldiv.core.kernel.Coefficients.H0;
import static io.kldiv.core.kernel.Coefficients.H1;
import static io.kldiv.core.kernel.Coefficients.H10;
import static io.kldiv.core.kernel.Coefficients.H11;
import static io.kldiv.core.kernel.Coefficients.H12;
import static io.kldiv.core.kernel.Coefficients.H13;
import static io.kldiv.core.kernel.Coefficients.H14;
import static io.kldiv.core.kernel.Coefficients.H15;
import static io.kldiv.core.kernel.Coefficients.H16;
import static io.kldiv.core.kernel.Coefficients.H17;
import static io.kldiv.core.kernel.Coefficients.H2;
import static io.kldiv.core.kernel.Coefficients.H3;
import static io.kldiv.core.kernel.Coefficients.H4;
import static io.kldiv.core.kernel.Coefficients.H5;
import static io.kldiv.core.kernel.Coefficients.H6;
import static io.kldiv.core.kernel.Coefficients.H7;
import static io.kldiv.core.kernel.Coefficients.H8;
import static io.kldiv.core.kernel.Coefficients.H9;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions made of an exponential, on vectors, of ordinary arguments: lane by lane the
 * sequence of {@link ScalarMath}, in passes over blocks {@code e}, so that they share its loops.
 * What is ordinary is said at {@link VectorUnary}, which keeps the first of the blocks to itself.
 */
final class VectorSigmoid {
  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();

  private static final int AT = VectorUnary.LENGTH;
  private static final int BELOW_ONE = 2 * VectorUnary.LENGTH;

  private static final Loop TWICE_ABSOLUTE = Loop.of(MethodHandles.lookup(), "twiceAbsolute");
  private static final Loop TANH_OF = Loop.of(MethodHandles.lookup(), "tanhOf");
  private static final Loop MINUS_ABSOLUTE = Loop.of(MethodHandles.lookup(), "minusAbsolute");
  private static final Loop SIGMOID_OF = Loop.of(MethodHandles.lookup(), "sigmoidOf");
  private static final Loop SOFTPLUS_OF = Loop.of(MethodHandles.lookup(), "softplusOf");
  private static final Loop MINUS_LOG_ERFC = Loop.of(MethodHandles.lookup(), "minusLogErfc");
  private static final Loop ERF_BELOW_ONE = Loop.of(MethodHandles.lookup(), "erfBelowOne");
  private static final Loop ERF_OF = Loop.of(MethodHandles.lookup(), "erfOf");

  private VectorSigmoid() {}

  /** See {@link ScalarMath#tanh}. */
  static void tanh(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    TWICE_ABSOLUTE.run(x, xOffset, e, n);
    VectorExponential.EXPM1.run(e, AT, e, AT, n);
    TANH_OF.run(x, xOffset, e, y, yOffset, n);
  }

  static void twiceAbsolute(double[] x, int xOffset, double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector a = fromArray(SPECIES, x, xOffset + i).abs();
      a.add(a).intoArray(e, AT + i);
    }
  }

  static void tanhOf(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector w = fromArray(SPECIES, e, AT + i);
      DoubleVector value = w.div(w.add(2));
      LongVector sign = v.reinterpretAsLongs().lanewise(AND, Long.MIN_VALUE);
      LongVector signed = value.reinterpretAsLongs().lanewise(OR, sign);
      signed.reinterpretAsDoubles().intoArray(y, yOffset + i);
    }
  }

  /** See {@link ScalarMath#sigmoid}. */
  static void sigmoid(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    MINUS_ABSOLUTE.run(x, xOffset, e, n);
    VectorExponential.EXP.run(e, AT, e, AT, n);
    SIGMOID_OF.run(x, xOffset, e, y, yOffset, n);
  }

  static void minusAbsolute(double[] x, int xOffset, double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      fromArray(SPECIES, x, xOffset + i).abs().neg().intoArray(e, AT + i);
    }
  }

  static void sigmoidOf(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector w = fromArray(SPECIES, e, AT + i);
      DoubleVector top = broadcast(SPECIES, 1).blend(w, v.compare(LT, 0));
      top.div(w.add(1)).intoArray(y, yOffset + i);
    }
  }

  /** See {@link ScalarMath#softplus}. */
  static void softplus(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    MINUS_ABSOLUTE.run(x, xOffset, e, n);
    VectorExponential.EXP.run(e, AT, e, AT, n);
    VectorLogarithm.log1p(e, AT, e, e, AT, n);
    SOFTPLUS_OF.run(x, xOffset, e, y, yOffset, n);
  }

  static void softplusOf(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector positive = v.blend(0, v.compare(LE, 0));
      positive.add(fromArray(SPECIES, e, AT + i)).intoArray(y, yOffset + i);
    }
  }

  /** See {@link ScalarMath#erf}. */
  static void erf(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    MINUS_LOG_ERFC.run(x, xOffset, e, n);
    VectorExponential.EXP.run(e, AT, e, AT, n);
    ERF_BELOW_ONE.run(x, xOffset, e, n);
    ERF_OF.run(x, xOffset, e, y, yOffset, n);
  }

  static void minusLogErfc(double[] x, int xOffset, double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector a = fromArray(SPECIES, x, xOffset + i).abs();
      DoubleVector most = broadcast(SPECIES, ERF_LIMIT);
      DoubleVector u = a.blend(most, a.compare(GT, most)).sub(1);
      DoubleVector h = u.fma(broadcast(SPECIES, H17), broadcast(SPECIES, H16));
      h = u.fma(h, broadcast(SPECIES, H15));
      h = u.fma(h, broadcast(SPECIES, H14));
      h = u.fma(h, broadcast(SPECIES, H13));
      h = u.fma(h, broadcast(SPECIES, H12));
      h = u.fma(h, broadcast(SPECIES, H11));
      h = u.fma(h, broadcast(SPECIES, H10));
      h = u.fma(h, broadcast(SPECIES, H9));
      h = u.fma(h, broadcast(SPECIES, H8));
      h = u.fma(h, broadcast(SPECIES, H7));
      h = u.fma(h, broadcast(SPECIES, H6));
      h = u.fma(h, broadcast(SPECIES, H5));
      h = u.fma(h, broadcast(SPECIES, H4));
      h = u.fma(h, broadcast(SPECIES, H3));
      h = u.fma(h, broadcast(SPECIES, H2));
      h = u.fma(h, broadcast(SPECIES, H1));
      h = u.fma(h, broadcast(SPECIES, H0));
      h.neg().intoArray(e, AT + i);
    }
  }

  static void erfBelowOne(double[] x, int xOffset, double[] e, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector a = fromArray(SPECIES, x, xOffset + i).abs();
      DoubleVector z = a.mul(a);
      DoubleVector p = z.fma(broadcast(SPECIES, F13), broadcast(SPECIES, F12));
      p = z.fma(p, broadcast(SPECIES, F11));
      p = z.fma(p, broadcast(SPECIES, F10));
      p = z.fma(p, broadcast(SPECIES, F9));
      p = z.fma(p, broadcast(SPECIES, F8));
      p = z.fma(p, broadcast(SPECIES, F7));
      p = z.fma(p, broadcast(SPECIES, F6));
      p = z.fma(p, broadcast(SPECIES, F5));
      p = z.fma(p, broadcast(SPECIES, F4));
      p = z.fma(p, broadcast(SPECIES, F3));
      p = z.fma(p, broadcast(SPECIES, F2));
      p = z.fma(p, broadcast(SPECIES, F1));
      p = z.fma(p, broadcast(SPECIES, F0));
      a.fma(p, a).intoArray(e, BELOW_ONE + i);
    }
  }

  static void erfOf(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = fromArray(SPECIES, x, xOffset + i);
      DoubleVector value = broadcast(SPECIES, 1).sub(fromArray(SPECIES, e, AT + i));
      value = value.blend(fromArray(SPECIES, e, BELOW_ONE + i), v.abs().compare(LT, 1));
      LongVector sign = v.reinterpretAsLongs().lanewise(AND, Long.MIN_VALUE);
      LongVector signed = value.reinterpretAsLongs().lanewise(OR, sign);
      signed.reinterpretAsDoubles().intoArray(y, yOffset + i);
    }
  }
}
