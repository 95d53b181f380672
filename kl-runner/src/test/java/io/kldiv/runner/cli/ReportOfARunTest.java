package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.runner.run.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run leaves a report behind, however it ends. */
final class ReportOfARunTest {
  private static final String EXPERIMENT =
      """
      name: trial
      data:
        source: {type: uniform-random, rows: 30, columns: 3, outputs: 2}
        split: {validation: 0.2, test: 0.2}
      model: {type: mlp, hidden: [4], activation: relu, output: softmax}
      loss: mse
      divergence: {type: %s, weight: 0.01, of: prediction, reference: targets}
      optimizer: {type: gd, learningRate: {type: cosine, initial: %s}}
      training: {epochs: 3, batchSize: 8}
      """;

  @TempDir private Path directory;

  @Test
  void aCompletedRunHasItsCurvesInTheReport() throws IOException {
    assertThat(run("kl", "0.1")).isZero();
    assertThat(report())
        .contains("<span class=\"status good\">completed</span>", "id=\"curves\"")
        .contains("\"name\":\"learningRate\"", "<td>", "uniform-random");
  }

  @Test
  void aRunThatDivergedSaysSoInTheReport() throws IOException {
    assertThat(run("article-printed", "100")).isEqualTo(ExitCode.DIVERGED.code());
    assertThat(report()).contains("<span class=\"status bad\">diverged</span>", "What went wrong");
  }

  private int run(String divergence, String learningRate) throws IOException {
    String experiment = EXPERIMENT.formatted(divergence, learningRate);
    Path file = Files.writeString(directory.resolve("trial.yaml"), experiment);
    PrintWriter silence = new PrintWriter(new StringWriter());
    String runs = directory.resolve("runs").toString();
    return Kl.run(silence, silence, "run", file.toString(), "--runs", runs, "--threads", "1");
  }

  private String report() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      Path report = files.filter(file -> file.endsWith("report.html")).findFirst().orElseThrow();
      return Files.readString(report);
    }
  }
}
