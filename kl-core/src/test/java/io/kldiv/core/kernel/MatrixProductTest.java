package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The matrix product against its definition. */
final class MatrixProductTest {
  private static final long SEED = 99;

  // Oracle: a chain of Math.fma in index order, written out.
  @Test
  void everyElementIsAChainOfFusedMultiplyAddsInIndexOrder() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 200; trial++) {
      boolean large = trial % 10 == 0; // some are packed, in more than one block
      int m = 1 + random.nextInt(large ? 300 : 30);
      int n = 1 + random.nextInt(large ? 500 : 50);
      int k = random.nextInt(large ? 700 : 300);
      MatrixProduct p = MatrixProduct.of(m, n, k, random.nextBoolean(), random.nextBoolean());
      p = random.nextBoolean() ? p.accumulating() : p;
      double[] a = random.doubles(m * k).toArray();
      double[] b = random.doubles(n * k).toArray();
      double[] c = random.doubles(m * n).toArray();
      for (Kernels kernels : KernelSets.all()) {
        double[] actual = c.clone();
        kernels.multiply(p, 0, m, a, 0, b, 0, actual, 0, new double[p.scratchLength()]);
        assertThat(actual).as(p + " seed " + SEED).isEqualTo(expected(p, a, b, c));
      }
    }
  }

  // Oracle: the accumulating product of rows that hold the first one.
  @Test
  void sumsCanBeginWithARow() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 100; trial++) {
      int m = 1 + random.nextInt(60);
      int n = 1 + random.nextInt(100);
      int k = random.nextInt(300);
      MatrixProduct p = MatrixProduct.of(m, n, k, random.nextBoolean(), random.nextBoolean());
      double[] a = random.doubles(m * k).toArray();
      double[] b = random.doubles(n * k).toArray();
      double[] row = random.doubles(n + 3).toArray();
      double[] start = new double[m * n];
      Layout.repeatRow(row, 3, n, m, start, 0);
      for (Kernels kernels : KernelSets.all()) {
        double[] actual = KernelSets.filled(m * n, 7);
        double[] scratch = new double[p.scratchLength()];
        kernels.multiplyFrom(p, 0, m, a, 0, b, 0, row, 3, actual, 0, scratch);
        assertThat(actual)
            .as(p + " seed " + SEED)
            .isEqualTo(expected(p.accumulating(), a, b, start));
      }
    }
  }

  private static double[] expected(MatrixProduct p, double[] a, double[] b, double[] start) {
    double[] c = new double[p.m() * p.n()];
    for (int i = 0; i < p.m(); i++) {
      for (int j = 0; j < p.n(); j++) {
        double sum = p.accumulate() ? start[i * p.n() + j] : 0;
        for (int k = 0; k < p.k(); k++) {
          double u = p.transposeA() ? a[k * p.m() + i] : a[i * p.k() + k];
          double v = p.transposeB() ? b[j * p.k() + k] : b[k * p.n() + j];
          sum = Math.fma(u, v, sum);
        }
        c[i * p.n() + j] = sum;
      }
    }
    return c;
  }

  @Test
  void aRangeOfRowsLeavesTheOtherRowsAlone() {
    MatrixProduct p = MatrixProduct.of(5, 3, 2);
    for (Kernels kernels : KernelSets.all()) {
      double[] c = KernelSets.filled(15, 7);
      double[] a = KernelSets.filled(10, 1);
      double[] b = KernelSets.filled(6, 1);
      kernels.multiply(p, 2, 4, a, 0, b, 0, c, 0, new double[p.scratchLength()]);
      assertThat(c).containsExactly(7, 7, 7, 7, 7, 7, 2, 2, 2, 2, 2, 2, 7, 7, 7);
    }
  }

  @Test
  void impossibleShapesAreRefused() {
    assertThatThrownBy(() -> MatrixProduct.of(-1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("m=-1");
    assertThatThrownBy(() -> new MatrixProduct(2, 3, 4, false, false, 3, 3, 3, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leading dimension of A must be at least 4, given 3");
  }
}
