package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The values at the edges, for both twins. Oracle: C99 annex F, and the definitions by hand. */
final class FunctionEdgesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double TINIEST = Double.MIN_VALUE;

  @Test
  void exponentialsAndLogarithmsFollowC99() {
    check(Unary.EXP, 0, 1, -0.0, 1, INFINITY, INFINITY, -INFINITY, 0, NAN, NAN);
    check(Unary.EXP, 709.79, INFINITY, -745.14, 0, -745.13, TINIEST, TINIEST, 1, 1e300, INFINITY);
    check(Unary.EXPM1, 0, 0, -0.0, -0.0, INFINITY, INFINITY, -INFINITY, -1, NAN, NAN, -1e9, -1);
    check(Unary.EXPM1, TINIEST, TINIEST, -TINIEST, -TINIEST, 709.79, INFINITY, 1e9, INFINITY);
    check(Unary.LOG, 1, 0, 0, -INFINITY, -0.0, -INFINITY, INFINITY, INFINITY, -1, NAN, NAN, NAN);
    check(Unary.LOG, -INFINITY, NAN, -TINIEST, NAN);
    check(Unary.LOG1P, 0, 0, -0.0, -0.0, -1, -INFINITY, -1.5, NAN, INFINITY, INFINITY, NAN, NAN);
    check(Unary.LOG1P, -INFINITY, NAN, TINIEST, TINIEST, -TINIEST, -TINIEST);
  }

  @Test
  void sigmoidalFunctionsSaturate() {
    check(Unary.TANH, 0, 0, -0.0, -0.0, INFINITY, 1, -INFINITY, -1, NAN, NAN, 30, 1, -30, -1);
    check(Unary.TANH, TINIEST, TINIEST, -1e-300, -1e-300);
    check(Unary.SIGMOID, 0, 0.5, INFINITY, 1, -INFINITY, 0, NAN, NAN, 40, 1, -745.13, TINIEST);
    check(Unary.SOFTPLUS, INFINITY, INFINITY, -INFINITY, 0, NAN, NAN, 800, 800, -745.13, TINIEST);
    check(Unary.ERF, 0, 0, -0.0, -0.0, INFINITY, 1, -INFINITY, -1, NAN, NAN, 7, 1, -7, -1);
  }

  @Test
  void elementaryFunctionsFollowTheirDefinitions() {
    check(Unary.NEGATE, 0, -0.0, -0.0, 0, 3, -3, -INFINITY, INFINITY, NAN, NAN);
    check(Unary.ABS, -0.0, 0, -3, 3, -INFINITY, INFINITY, NAN, NAN);
    check(Unary.SIGN, -0.0, -0.0, 0, 0, TINIEST, 1, -INFINITY, -1, NAN, NAN);
    check(Unary.SQUARE, -3, 9, -INFINITY, INFINITY, 1e200, INFINITY);
    check(Unary.SQRT, 4, 2, -0.0, -0.0, -1, NAN, INFINITY, INFINITY);
    check(Unary.RECIPROCAL, 4, 0.25, 0, INFINITY, -0.0, -INFINITY, INFINITY, 0);
    check(Unary.RELU, -3, 0, 3, 3, -0.0, 0, NAN, NAN, INFINITY, INFINITY);
    check(Unary.STEP, -3, 0, TINIEST, 1, 0, 0, NAN, 0);
    check(Unary.SIN, 0, 0, -0.0, -0.0, INFINITY, NAN);
    check(Unary.COS, 0, 1, -INFINITY, NAN);
  }

  @Test
  void relativeEntropyIsExactAtItsEdges() {
    check(Binary.RELATIVE_ENTROPY, 0, 0, 0, 0, 0.3, 0.3, 0.3, 0, INFINITY, 0.7, 0.7, 0);
    check(Binary.RELATIVE_ENTROPY, INFINITY, 1, INFINITY, 1, INFINITY, INFINITY);
    check(Binary.RELATIVE_ENTROPY, INFINITY, INFINITY, NAN, -1, 1, NAN, 1, -1, NAN, 0, NAN, NAN);
    check(Binary.RELATIVE_ENTROPY, TINIEST, TINIEST, 0, TINIEST, 0, INFINITY, 0, -1, NAN);
    check(Binary.RELATIVE_ENTROPY, Double.MAX_VALUE, Double.MAX_VALUE, 0, 0, TINIEST, TINIEST);
  }

  @Test
  void powersFollowC99() {
    check(Binary.POW, 2, 10, 1024, NAN, 0, 1, 1, NAN, 1, -1, INFINITY, 1, 0, -1, INFINITY);
    check(Binary.POW, -8, 3, -512, -8, 1.0 / 3, NAN, 0, 0, 1, 1, -INFINITY, 1, INFINITY, -2, 0);
  }

  @Test
  void comparisonsAndExtremaFollowTheirDefinitions() {
    check(Binary.MAX, -0.0, 0, 0, 1, NAN, NAN, 2, 3, 3);
    check(Binary.MIN, -0.0, 0, -0.0, NAN, 1, NAN, 2, 3, 2);
    check(Binary.GREATER, 2, 1, 1, 1, 1, 0, NAN, 1, 0, 0, -0.0, 0);
    check(Binary.GREATER_OR_EQUAL, 2, 1, 1, 1, 1, 1, 1, NAN, 0, 0, -0.0, 1);
    check(Binary.EQUAL, 2, 1, 0, 1, 1, 1, NAN, NAN, 0, 0, -0.0, 1);
  }

  /** Pairs of argument and value. */
  private static void check(Unary op, double... pairs) {
    for (Kernels kernels : KernelSets.all()) {
      for (int i = 0; i < pairs.length; i += 2) {
        double[] x = KernelSets.filled(8, pairs[i]);
        double[] y = new double[8];
        kernels.unary(op, x, 0, y, 0, 8);
        String what = op + "(" + pairs[i] + ") by " + kernels.describe();
        assertThat(KernelSets.boxed(y)).as(what).containsOnly(pairs[i + 1]);
      }
    }
  }

  /** Triples of two arguments and the value. */
  private static void check(Binary op, double... triples) {
    for (Kernels kernels : KernelSets.all()) {
      for (int i = 0; i < triples.length; i += 3) {
        double[] a = KernelSets.filled(8, triples[i]);
        double[] b = KernelSets.filled(8, triples[i + 1]);
        double[] y = new double[8];
        kernels.binary(op, a, 0, 1, b, 0, 1, y, 0, 8);
        String what = op + "(" + triples[i] + ", " + triples[i + 1] + ") by " + kernels.describe();
        assertThat(KernelSets.boxed(y)).as(what).containsOnly(triples[i + 2]);
      }
    }
  }
}
