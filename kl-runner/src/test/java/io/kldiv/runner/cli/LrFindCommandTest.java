package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.runner.run.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The range test from the command line. Oracle: what its files must agree on. */
final class LrFindCommandTest {
  private static final String EXPERIMENT =
      """
      name: trial
      data:
        source: {type: uniform-random, rows: 64, columns: 3, outputs: 2}
        split: {validation: 0.2, test: 0}
      model: {type: mlp, hidden: [4], activation: relu}
      loss: mse
      optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}
      training: {epochs: 2, batchSize: 16, earlyStopping: {patience: 1}}
      """;

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void leavesAPictureATableAndSuggestionsButNoModel() throws Exception {
    assertThat(find("--from", "1e-5", "--to", "1e3", "--steps", "120")).isZero();
    assertThat(out.toString())
        .contains("objective over learning rate", "1e-4", "steepest slope  ", "minimum / 10    ");
    Path folder = folder();
    assertThat(folder.getFileName().toString()).endsWith("-lr-find");
    assertThat(names(folder))
        .containsExactly("config.yaml", "lr-find.csv", "lr-find.json", "lr-find.svg");
    List<String> table = Files.readAllLines(folder.resolve("lr-find.csv"));
    assertThat(table.get(0)).isEqualTo("step,learningRate,objective,smoothed");
    assertThat(table.get(1)).startsWith("1,1.0E-5,");
    assertThat(table.size()).isBetween(20, 120); // 1000 is too high for any network: it ends early
    Path picture = folder.resolve("lr-find.svg");
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
    assertThat(Files.readString(picture)).contains("steepest slope: ", "1e-4");
  }

  @Test
  void givesTheSuggestionsAsData() throws IOException {
    assertThat(find("--from", "1e-4", "--to", "1", "--steps", "60", "--output", "json")).isZero();
    assertThat(out.toString()).contains("\"steepest\" : ", "\"belowLowest\" : ", "\"steps\" : 60");
  }

  @Test
  void isAMistakeOfTheUserIfTheNumbersAreWrong() throws IOException {
    assertThat(find("--from", "1", "--to", "0.1")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("the rates must be above 0 and rise, but go from 1.0");
    assertThat(find("--steps", "3")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("at least 10 steps, not 3");
  }

  private int find(String... options) throws IOException {
    Path file = Files.writeString(directory.resolve("trial.yaml"), EXPERIMENT);
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "lr-find", file.toString(), "--runs", directory.resolve("runs").toString()),
                Stream.of(options))
            .toList();
    return Kl.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
  }

  private Path folder() throws IOException {
    try (Stream<Path> runs = Files.list(directory.resolve("runs/trial"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
