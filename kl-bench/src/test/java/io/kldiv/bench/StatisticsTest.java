package io.kldiv.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {
  // Oracle: the definition.
  @Test
  void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Statistics.median(new double[] {9, 1, 3, 2})).isEqualTo(2.5);
    assertThat(Statistics.median(new double[] {9, 1, 3})).isEqualTo(3);
  }

  // Oracle: y = 3·x^1.5, exactly.
  @Test
  void exponentOfAPowerLawIsFound() {
    double[] x = {1, 2, 4, 8};
    double[] y = {3, 3 * Math.pow(2, 1.5), 3 * 8, 3 * Math.pow(8, 1.5)};
    assertThat(Statistics.exponent(x, y)).isCloseTo(1.5, within(1e-12));
  }
}
