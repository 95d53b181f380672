package io.kldiv.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTest {
  // Oracle: Markdown written by hand.
  @Test
  void marksSayWhetherTheyAreReached() {
    Section section =
        new Section("Speed").marks(List.of(Mark.atLeast("a", 5, 4), Mark.atMost("b", 2, 1.5)));
    assertThat(section)
        .hasToString(
            """
            ## Speed

            | mark | bound  | measured | reached |
            | ---- | ------ | -------- | ------- |
            | a    | ≥ 4.00 | 5.00     | yes     |
            | b    | ≤ 1.50 | 2.00     | **no**  |

            """);
  }

  @Test
  void timesHaveThreeDigitsAndAUnit() {
    assertThat(Format.seconds(1.234)).isEqualTo("1.23 s");
    assertThat(Format.seconds(0.9999)).isEqualTo("1.00 s");
    assertThat(Format.seconds(0.0456)).isEqualTo("45.6 ms");
    assertThat(Format.seconds(1.5e-7)).isEqualTo("150 ns");
  }
}
