package io.kldiv.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kldiv.optim.ParameterLayout.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePatternsTest {
  @ParameterizedTest
  @CsvSource({
    "*,             layer1.bias, true",
    "*.bias,        layer1.bias, true",
    "*.bias,        layer1.weight, false",
    "*.bias,        layer1.bias2, false",
    "layer?.*,      layer1.bias, true",
    "layer?.*,      layer10.bias, false",
    "layer1.bias,   layer1.bias, true",
    "layer1.bias,   layer1.bia, false",
    "layer1,        layer1.bias, false",
    "*a*b*,         layer1.bias, true",
    "*bias**,       layer1.bias, true",
    "*er*er*as,     layer1.layer2.bias, true",
    "*s*s,          layer1.bias, false",
    "'',            layer1.bias, false",
  })
  void aStarStandsForAnyCharactersAndAQuestionMarkForOne(
      String pattern, String name, boolean matches) {
    assertThat(new NamePatterns(List.of(pattern)).matches(name)).isEqualTo(matches);
  }

  @Test
  void anyOfThePatternsIsEnough() {
    NamePatterns patterns = new NamePatterns(List.of("*.bias", "*.scale"));
    assertThat(patterns.matches("a.scale")).isTrue();
    assertThat(patterns.matches("a.weight")).isFalse();
    assertThat(new NamePatterns(List.of()).matches("a")).isFalse();
  }

  @Test
  void aPatternForNoParameterIsRefusedWithTheNamesThereAre() {
    ParameterLayout layout =
        new ParameterLayout(List.of(new Slice("a.weight", 0, 2), new Slice("a.bias", 2, 1)));
    assertThatExceptionOfType(UnmatchedPatternException.class)
        .isThrownBy(() -> new NamePatterns(List.of("*.bias", "*.baseline")).requireMatches(layout))
        .withMessage("no parameter is named like '*.baseline'; there are [a.weight, a.bias]");
    assertThatCode(() -> new NamePatterns(List.of("*.bias")).requireMatches(layout))
        .doesNotThrowAnyException();
  }
}
