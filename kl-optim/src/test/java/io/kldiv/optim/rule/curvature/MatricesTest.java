package io.kldiv.optim.rule.curvature;

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
      for (int i = 0; i < n * n; i++) {
        double product = 0;
        for (int k = 0; k < n; k++) {
          product += a[3 + i / n * n + k] * inverse[3 + k * n + i % n];
        }
        assertThat(product)
            .as("n = %d, element %d, seed %d", n, i, SEED)
            .isCloseTo(i % (n + 1) == 0 ? 1 : 0, within(1e-10));
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
