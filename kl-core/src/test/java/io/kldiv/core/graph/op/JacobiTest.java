package io.kldiv.core.graph.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Oracle: A·v = λ·v and vᵀv = 1, to rounding; exact values for diagonal matrices. */
final class JacobiTest {
  @Test
  void valuesAndVectorsSolveTheEquationForAllKindsOfMatrices() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    for (int trial = 0; trial < 1000; trial++) {
      int d = 1 + random.nextInt(trial < 900 ? 8 : Jacobi.LARGEST);
      double[] a = matrix(random, d, trial % 5);
      check("seed %d, trial %d".formatted(seed, trial), d, a);
    }
  }

  /** Full, of low rank, of widely different scales, nearly diagonal, and with equal values. */
  private static double[] matrix(Random random, int d, int kind) {
    double[] a = new double[d * d];
    int rank = kind == 1 ? Math.max(1, d / 2) : d;
    for (int k = 0; k < rank; k++) {
      double[] x = random.doubles(d, -1, 1).toArray();
      double sign = kind == 4 ? 1 : random.nextBoolean() ? 1 : -1;
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          a[i * d + j] += sign * x[i] * x[j];
        }
      }
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        if (kind == 2) {
          a[i * d + j] *= Math.pow(10, 20 - 5 * (i + j) % 60);
          a[j * d + i] = a[i * d + j];
        }
        if (kind == 3) {
          a[i * d + j] = i == j ? a[i * d + j] : 1e-200 * a[i * d + j];
        }
        if (kind == 4) {
          a[i * d + j] = 1;
        }
      }
    }
    return a;
  }

  private static void check(String what, int d, double[] a) {
    double[] y = new double[d + d * d];
    assertThat(new Jacobi(d).decompose(a, 0, y, 0)).as(what).isTrue();
    double norm = 0;
    for (double x : a) {
      norm = Math.max(norm, Math.abs(x));
    }
    for (int j = 0; j < d; j++) {
      assertThat(y[j]).as(what).isGreaterThanOrEqualTo(j == 0 ? y[j] : y[j - 1]);
      double length = 0;
      for (int i = 0; i < d; i++) {
        double left = 0;
        for (int k = 0; k < d; k++) {
          left += a[i * d + k] * y[d + k * d + j];
        }
        double v = y[d + i * d + j];
        assertThat(left).as(what).isCloseTo(y[j] * v, within(1e-13 * d * norm));
        length += v * v;
      }
      assertThat(length).as(what).isCloseTo(1, within(1e-13));
    }
  }

  @Test
  void aDiagonalMatrixIsExact() {
    double[] a = {3, 0, 0, 0, 1e-300, 0, 0, 0, -2};
    double[] y = new double[12];
    assertThat(new Jacobi(3).decompose(a, 0, y, 0)).isTrue();
    assertThat(y).containsExactly(-2, 1e-300, 3, 0, 0, 1, 0, 1, 0, 1, 0, 0);
    assertThat(new Jacobi(2).decompose(new double[4], 0, y, 0)).isTrue();
    assertThat(y[0]).isZero();
    assertThat(y[1]).isZero();
  }

  @Test
  void tinyAndHugeElementsConverge() {
    for (double size : new double[] {1e-310, 1e-300, 1e-160, 1e160, 1e300}) {
      double[] a = {2 * size, size, size, 2 * size};
      double[] y = new double[6];
      assertThat(new Jacobi(2).decompose(a, 0, y, 0)).isTrue();
      if (size > 1e-305) {
        assertThat(y[0] / size).isCloseTo(1, within(1e-15));
        assertThat(y[1] / size).isCloseTo(3, within(1e-15));
      }
    }
  }
}
