package io.kldiv.core.graph.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

/** Oracles: u·s·vᵀ is the matrix and u and v are orthonormal; ojAlgo's values; known values. */
final class OneSidedJacobiTest {
  private static final long SEED = 20_261_123;

  private static double[] decompose(double[] a, int m, int n) {
    double[] y = new double[(1 + m + n) * Math.min(m, n)];
    assertThat(new OneSidedJacobi(m, n).decompose(a, 0, y, 0)).isTrue();
    return y;
  }

  private static void isTheMatrix(double[] y, double[] a, int m, int n) {
    int k = Math.min(m, n);
    double size = y[0];
    for (int j = 1; j < k; j++) {
      assertThat(y[j]).isBetween(0.0, y[j - 1]);
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
          sum += y[(1 + i) * k + l] * y[l] * y[(1 + m + j) * k + l];
        }
        assertThat(sum).isCloseTo(a[i * n + j], within(1e-14 * size));
      }
    }
    isOrthonormal(y, k, m, k);
    isOrthonormal(y, (1 + m) * k, n, k);
  }

  private static void isOrthonormal(double[] y, int from, int rows, int k) {
    for (int p = 0; p < k; p++) {
      for (int q = 0; q <= p; q++) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
          sum += y[from + i * k + p] * y[from + i * k + q];
        }
        assertThat(sum).isCloseTo(p == q ? 1 : 0, within(2e-14));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "5, 3", "3, 5", "1, 6", "12, 12", "32, 32", "32, 20"})
  void randomMatricesHaveTheValuesOfTheOtherMethod(int m, int n) {
    Random random = new Random(SEED);
    for (int run = 0; run < 20; run++) {
      double[] a = random.doubles((long) m * n, -1, 1).toArray();
      R064Store store = R064Store.FACTORY.make(m, n);
      for (int i = 0; i < m * n; i++) {
        store.set(i / n, i % n, a[i]);
      }
      SingularValue<Double> other = SingularValue.R064.make(store);
      assertThat(other.decompose(store)).isTrue();
      double[] y = decompose(a, m, n);
      isTheMatrix(y, a, m, n);
      for (int j = 0; j < Math.min(m, n); j++) {
        assertThat(y[j])
            .as("seed %d", SEED)
            .isCloseTo(other.getS().doubleValue(j, j), within(1e-14 * y[0]));
      }
    }
  }

  @Test
  void whatHasNoFullRankStillHasOrthonormalVectors() {
    isTheMatrix(decompose(new double[12], 3, 4), new double[12], 3, 4);
    double[] one = {1, 2, 3, 2, 4, 6, 3, 6, 9};
    double[] y = decompose(one, 3, 3);
    isTheMatrix(y, one, 3, 3);
    assertThat(y[0]).isCloseTo(14, within(1e-14));
    assertThat(y[1]).isLessThan(1e-14);
    double[] column = {0, 0, 0, 0, 5, 0};
    isTheMatrix(decompose(column, 3, 2), column, 3, 2);
  }

  @Test
  void valuesOfAnySizeAreRightRelativeToThemselves() {
    double c = 0.6;
    double s = 0.8;
    double[] sizes = {1e-3, 1e-12, 1e4, 1e-30};
    double[] a = new double[16];
    for (int j = 0; j < 4; j += 2) {
      for (int i = 0; i < 2; i++) {
        a[(j + i) * 4 + j] = (i == 0 ? c : s) * sizes[j];
        a[(j + i) * 4 + j + 1] = (i == 0 ? -s : c) * sizes[j + 1];
      }
    }
    double[] expected = {1e4, 1e-3, 1e-12, 1e-30};
    for (double scale : new double[] {1, 1e200, 1e-250}) {
      double[] scaled = a.clone();
      for (int i = 0; i < 16; i++) {
        scaled[i] *= scale;
      }
      double[] y = decompose(scaled, 4, 4);
      for (int j = 0; j < 4; j++) {
        double exact = expected[j] * scale;
        assertThat(y[j]).isCloseTo(exact, within(1e-15 * exact));
      }
    }
  }

  @Test
  void diagonalMatricesAreExact() {
    double[] y = decompose(new double[] {3, 0, 0, -0.7}, 2, 2);
    assertThat(y).containsExactly(3, 0.7, 1, 0, 0, 1, 1, 0, 0, -1);
  }
}
