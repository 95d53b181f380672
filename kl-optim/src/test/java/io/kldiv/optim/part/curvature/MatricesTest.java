package io.kldiv.optim.part.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class MatricesTest {
  private static final long SEED = 11;

  /** Oracle: the matrix times its inverse is the identity. */
  @Test
  void invertsSymmetricMatricesOfAnySize() {
    Random random = new Random(SEED);
    for (int n = 1; n < 40; n += 1 + n / 5) {
      double[] b = random.doubles(n * n, -1, 1).toArray();
      double[] a = new double[3 + n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          for (int k = 0; k < n; k++) {
            a[3 + i * n + j] += b[i * n + k] * b[j * n + k];
          }
        }
        a[3 + i * (n + 1)] += 0.1;
      }
      double[] inverse = new double[a.length];
      Matrices.invert(a.clone(), inverse, 3, n);
      double[] product = new double[n * n];
      Matrices.multiply(a, 3, inverse, 3, product, 0, n, n, n);
      for (int i = 0; i < n * n; i++) {
        assertThat(product[i])
            .as("n = %d, element %d, seed %d", n, i, SEED)
            .isCloseTo(i % (n + 1) == 0 ? 1 : 0, within(1e-10));
      }
    }
  }

  /** Oracle: three loops. */
  @Test
  void multipliesMatricesOfAnyShape() {
    Random random = new Random(SEED);
    for (int[] shape : new int[][] {{1, 1, 1}, {2, 3, 5}, {5, 4, 3}, {7, 13, 6}, {3, 0, 2}}) {
      int m = shape[0];
      int k = shape[1];
      int n = shape[2];
      double[] a = random.doubles(m * k).toArray();
      double[] b = random.doubles(k * n).toArray();
      double[] c = new double[m * n];
      Matrices.multiply(a, 0, b, 0, c, 0, m, k, n);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          for (int p = 0; p < k; p++) {
            sum += a[i * k + p] * b[p * n + j];
          }
          assertThat(c[i * n + j]).isCloseTo(sum, within(1e-14));
        }
      }
    }
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Matrices.invert(new double[] {1, 2, 2, 1}, new double[4], 0, 2))
        .withMessageContaining("pivot -3.0 in row 1 of 2");
  }
}
