package io.kldiv.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.00000", "0.123456, 0.12346", "1, 1.0000", "-12.3456, -12.346", "99999, 99999",
    "1e5, 1.0000e+05", "0.00099, 9.9000e-04", "NaN, NaN", "Infinity, ∞", "-Infinity, −∞"
  })
  void aNumberHasFiveDigits(double value, String text) {
    assertThat(Numbers.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.500 s",
    "12.34, 12.3 s",
    "59.4, 59.4 s",
    "60, 1 min 00 s",
    "3599.4, 59 min 59 s",
    "3600, 1 h 00 min",
    "90061, 25 h 01 min",
    "NaN, NaN s"
  })
  void aLongTimeIsInMinutesAndHours(double seconds, String text) {
    assertThat(Numbers.duration(seconds)).isEqualTo(text);
  }
}
