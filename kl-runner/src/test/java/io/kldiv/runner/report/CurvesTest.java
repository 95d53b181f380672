package io.kldiv.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CurvesTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 999, 1000, 1001, 2000, 2001, 5000})
  void aLongRunKeepsItsFirstAndLastEvaluationsAndEvenlyMadeOnesBetween(int evaluations)
      throws IOException {
    Curves curves = Curves.read(lines(evaluations));
    double[] epochs = curves.epochs();
    assertThat(epochs.length).isBetween(Math.min(evaluations, Curves.LIMIT / 2), Curves.LIMIT + 1);
    for (int i = 0; i < epochs.length; i++) {
      int expected = Math.min(1 + i * curves.stride(), evaluations);
      assertThat(epochs[i]).isEqualTo(expected);
      assertThat(curves.values("loss", "train")[i]).isEqualTo(0.5 * expected);
      assertThat(curves.values("loss", "validation")[i]).isEqualTo(0.25 * expected);
    }
    assertThat(evaluations == 0 || epochs[epochs.length - 1] == evaluations).isTrue();
  }

  private Path lines(int evaluations) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= evaluations; i++) {
      String line = "{\"epoch\":%d,\"step\":%d,\"part\":\"%s\",\"loss\":%s}\n";
      lines.append(line.formatted(i, 7 * i, "train", 0.5 * i));
      lines.append(line.formatted(i, 7 * i, "validation", 0.25 * i));
    }
    return Files.writeString(directory.resolve("metrics.jsonl"), lines);
  }
}
