package io.kldiv.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResultsTest {
  @Test
  void theGapIsTestMinusTrain() {
    Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
    parts.put("train", Map.of("loss", 0.25));
    parts.put("test", Map.of("loss", 1.0));
    Results results = Results.of(parts);
    assertThat(results.columns()).containsExactly("loss");
    assertThat(results.rows().keySet()).containsExactly("train", "test", Results.GAP);
    assertThat(results.rows().get(Results.GAP)).containsExactly(0.75);
  }

  @Test
  void withoutATestPartThereIsNoGap() {
    assertThat(Results.of(Map.of("train", Map.of("loss", 1.0))).rows()).containsOnlyKeys("train");
  }

  @Test
  void aNumberThatAPartLacksIsNotANumber() {
    Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
    parts.put("train", Map.of("loss", 0.25));
    parts.put("validation", Map.of());
    assertThat(Results.of(parts).rows().get("validation")).containsExactly(Double.NaN);
  }

  @Test
  void nothingMeasuredIsAnEmptyTable() {
    assertThat(Results.of(Map.of()).isEmpty()).isTrue();
  }
}
