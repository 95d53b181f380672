package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.run.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
      divergence: {type: %s, of: prediction, reference: targets}
      optimizer: {type: gd, learningRate: {type: cosine, initial: %s}}
      training: {epochs: 3, batchSize: 8}
      """;

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aCompletedRunHasItsCurvesInTheReport() throws IOException {
    assertThat(run("kl, weight: 0.01", "0.1")).isZero();
    assertThat(report())
        .contains("<span class=\"status good\">completed</span>", "id=\"curves\"")
        .contains("\"name\":\"learningRate\"", "<td>", "uniform-random");
  }

  @Test
  void aRunThatDivergedSaysSoInTheReport() throws IOException {
    assertThat(run("article-printed, weight: 0.01", "100")).isEqualTo(ExitCode.DIVERGED.code());
    assertThat(report()).contains("<span class=\"status bad\">diverged</span>", "What went wrong");
  }

  @Test
  void aWeightThatChangesIsShownAndKeptAsItIsTrained() throws IOException {
    String divergence =
        "kl, scaling: per-epoch, penalty: {type: free-bits, level: 0.5}, weight: {type: adaptive,"
            + " target: 0.1}";
    assertThat(run(divergence, "0.1")).isZero();
    assertThat(out.toString())
        .contains("objective loss + λ·free-bits(kl) (per-epoch)")
        .containsPattern("epoch 1/3  loss [0-9.]+  kl [0-9.e-]+  penalised 0\\.50000  λ 1\\.0")
        .containsPattern("λ         kl 1\\.0[0-9]+");
    assertThat(file("run.json")).contains("\"scaling\" : {", "\"kl\" : \"per-epoch\"");
    assertThat(file("metrics.jsonl"))
        .contains("\"kl-weight\":1.0", "\"kl-level\":0.5", "\"kl-penalised\":0.5");
    assertThat(report())
        .contains("weight λ", "as trained, before weighting", "\"name\":\"kl-weight\"");
  }

  @Test
  void aPenaltyOfAnEstimateBySamplesIsWarnedOf() throws IOException {
    String warning = "warning: " + directory.resolve("trial.yaml") + ":7:54: penalty 'capacity' of";
    String estimated =
        "kl, weight: 0.01, penalty: {type: capacity, level: 1}, estimator: monte-carlo";
    assertThat(run(estimated, "0.1")).isZero();
    assertThat(err.toString()).startsWith(warning);
    String file = directory.resolve("trial.yaml").toString();
    PrintWriter text = new PrintWriter(out);
    out.getBuffer().setLength(0);
    assertThat(Kl.run(text, text, "validate", file)).isZero();
    assertThat(out.toString()).startsWith(file + ": fine\n" + warning);
    out.getBuffer().setLength(0);
    assertThat(Kl.run(text, text, "validate", file, "--output", "json")).isZero();
    List<?> warnings = (List<?>) JsonText.readObject(out.toString()).get("warnings");
    assertThat(((Map<?, ?>) warnings.get(0)).get("line")).hasToString("7");
  }

  private int run(String divergence, String learningRate) throws IOException {
    String experiment = EXPERIMENT.formatted(divergence, learningRate);
    Path file = Files.writeString(directory.resolve("trial.yaml"), experiment);
    PrintWriter text = new PrintWriter(out);
    String runs = directory.resolve("runs").toString();
    return Kl.run(
        text, new PrintWriter(err), "run", file.toString(), "--runs", runs, "--threads", "1");
  }

  private String report() throws IOException {
    return file("report.html");
  }

  private String file(String name) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return Files.readString(files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
    }
  }
}
