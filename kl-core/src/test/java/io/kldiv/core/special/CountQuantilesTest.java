package io.kldiv.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CountQuantilesTest {
  private static final long SEED = 4;

  @Test
  void aPoissonQuantileIsTheLeastCountAboveTheNumber() {
    Random random = new Random(SEED);
    for (double rate : new double[] {1e-3, 0.5, 7, 1e3, 1e6}) {
      for (int i = 0; i < 50; i++) {
        double u = random.nextDouble();
        double k = CountQuantiles.poisson(rate, u);
        // oracle: the distribution function by the incomplete gamma function
        assertThat(IncompleteGamma.upper(k + 1, rate)).as("λ %s, u %s", rate, u).isGreaterThan(u);
        double before = k == 0 ? 0 : IncompleteGamma.upper(k, rate);
        assertThat(before).as("λ %s, u %s", rate, u).isLessThanOrEqualTo(u);
      }
    }
    assertThat(CountQuantiles.poisson(0, 0.9)).isEqualTo(0);
    assertThat(CountQuantiles.poisson(-1, 0.5)).isNaN();
    assertThat(CountQuantiles.poisson(2, 1)).isNaN();
  }

  @Test
  void aBinomialQuantileIsTheLeastCountAboveTheNumber() {
    // oracle: P(X ≤ k) of two fair trials is ¼, ¾, 1
    assertThat(CountQuantiles.binomial(2, 0.5, 0)).isEqualTo(0);
    assertThat(CountQuantiles.binomial(2, 0.5, 0.249)).isEqualTo(0);
    assertThat(CountQuantiles.binomial(2, 0.5, 0.251)).isEqualTo(1);
    assertThat(CountQuantiles.binomial(2, 0.5, 0.749)).isEqualTo(1);
    assertThat(CountQuantiles.binomial(2, 0.5, 0.751)).isEqualTo(2);
    assertThat(CountQuantiles.binomial(5, 1, 0.1)).isEqualTo(5);
    assertThat(CountQuantiles.binomial(0, 0.3, 0.9)).isEqualTo(0);
    assertThat(CountQuantiles.binomial(2, 1.5, 0.5)).isNaN();
  }
}
