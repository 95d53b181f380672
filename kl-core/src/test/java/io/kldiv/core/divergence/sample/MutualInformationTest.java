package io.kldiv.core.divergence.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.divergence.DivergenceException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The values of another program are in ReferenceCasesTest; here what can be said without one. */
final class MutualInformationTest {
  @Test
  void ofCorrelatedNormalVariablesItIsThatOfTheirLaw() {
    long seed = 20261122;
    Random random = new Random(seed);
    int n = 1500;
    double correlation = 0.8;
    double[][] x = new double[n][1];
    double[][] y = new double[n][1];
    for (int i = 0; i < n; i++) {
      x[i][0] = random.nextGaussian();
      double rest = Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
      y[i][0] = correlation * x[i][0] + rest;
    }
    // oracle: −½ log(1 − ρ²); four standard deviations of the estimate, about 0.025 each
    double expected = -0.5 * Math.log(1 - correlation * correlation);
    double actual = new MutualInformation(4).of(x, y);
    assertThat(actual).as("seed %d", seed).isCloseTo(expected, within(0.1));
    assertThat(new MutualInformation(4).of(y, x)).isCloseTo(actual, within(1e-12));
  }

  @Test
  void whatIsNoSampleOfBothIsRefused() {
    double[][] three = {{1}, {2}, {3}};
    MutualInformation nearest = new MutualInformation(1);
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> nearest.of(three, new double[][] {{1}, {2}}))
        .withMessageContaining("3 rows of x but 2 of y");
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> new MutualInformation(3).of(three, three))
        .withMessageContaining("at least 4 are needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MutualInformation(0))
        .withMessageContaining("at least 1");
  }
}
