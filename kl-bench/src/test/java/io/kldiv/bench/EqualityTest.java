package io.kldiv.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.bench.rival.Job;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EqualityTest {
  private static final Job JOB = Job.of("training", Map.of("rows", 10));

  // Oracle: the stated tolerances, 1e-9 in float64 and 1e-3 in float32.
  @Test
  void aRivalMayDifferByTheToleranceOfItsPrecision() {
    Measured ours = measured("kl", "float64", 2.0);
    assertThatCode(
            () ->
                Equality.check(
                    JOB,
                    List.of(
                        ours,
                        measured("djl", "float64", 2.0 + 1e-9),
                        measured("djl", "float32", 2.0 + 1e-3))))
        .doesNotThrowAnyException();
  }

  @Test
  void otherWorkIsNoComparison() {
    Measured ours = measured("kl", "float64", 2.0);
    assertThatThrownBy(
            () -> Equality.check(JOB, List.of(ours, measured("djl", "float64", 2.0 + 1e-8))))
        .isInstanceOf(BenchmarkException.class)
        .hasMessageContaining("djl got [2.00000001]");
    assertThatThrownBy(
            () -> Equality.check(JOB, List.of(ours, measured("djl", "float32", Double.NaN))))
        .isInstanceOf(BenchmarkException.class);
  }

  private static Measured measured(String rival, String precision, double value) {
    return new Measured(
        new Contender(rival, 1, precision), rival, new double[] {1}, new double[] {value});
  }
}
