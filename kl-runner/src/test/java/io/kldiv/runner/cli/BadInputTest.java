package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.runner.config.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user sees when something is wrong: the exit code, the place, the reason; no trace. */
class BadInputTest {
  private static final String GOOD =
      """
      name: bad-input
      data:
        source: {type: csv, path: data.csv, target: y}
        split: {validation: 0.2, test: 0.2}
      model: {type: mlp, hidden: [4]}
      loss: cross-entropy
      divergence: {type: kl, weight: 0.1, reference: uniform}
      optimizer: {type: sgd, learningRate: 0.1}
      training: {epochs: 2, batchSize: 8}
      metrics: [accuracy]
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @BeforeEach
  void writesGoodData() throws IOException {
    StringBuilder csv = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 40; i++) {
      csv.append("%d,%d,%s\n".formatted(i % 7, i * i % 11, i % 2 == 0 ? "even" : "odd"));
    }
    Files.writeString(folder.resolve("data.csv"), csv);
  }

  @Test
  void theGoodFileRuns() throws IOException {
    assertThat(run(GOOD)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("completed after 6 steps");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.1, ref     | -0.1, ref   | :7:32: | must be a number >= 0, but is '-0.1'",
        "0.1, ref     | .nan, ref   | :7:32: | NaN is outside every range",
        "e: uniform   | e: targetz  | :7:48: | did you mean 'targets'?",
        "{type: mlp, hidden: [4]} | gaussian-regression | :6:7: | do not fit",
        "[accuracy]   | [r-squared] | :10:11: | not defined for a target of classes",
        "epochs: 2    | epochs: 0   | :9:20: | must be a whole number >= 1",
        "epochs: 2    | steps: 3, epochs: 2 | :9:1: | both 'epochs' and 'steps' are given",
        "epochs: 2, b | b           | :9:1: | neither 'epochs' nor 'steps' is given",
        "batchSize: 8 | earlyStopping: {monitor: los} | :9:48: | measured is called 'los'",
        "bad-input    | ../up       | :1:1: | cannot be the name of a folder",
        "reference    | of: latent, reference | :7:41: | no distribution 'latent'",
        "e: uniform   | e: {type: fixed, probabilities: [0.5, 0.6]} | :7:55: | 1.1",
      })
  void aWrongFileIsExplained(String from, String to, String place, String reason)
      throws IOException {
    assertThat(GOOD).contains(from.strip());
    assertThat(run(GOOD.replace(from.strip(), to.strip()))).isEqualTo(3);
    assertThat(err.toString()).contains("experiment.yaml" + (place == null ? "" : place));
    assertThat(err.toString()).contains(reason == null ? "" : reason);
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(runs()).isEmpty();
  }

  @Test
  void allProblemsAreShownAtOnceAlsoAsData() throws IOException {
    String wrong = GOOD.replace("sgd", "sdg").replace("[4]", "[0]").replace("0.1, r", "-1, r");
    assertThat(run(wrong, "--output", "json")).isEqualTo(3);
    Map<String, ?> data = JsonText.readObject(out.toString());
    assertThat(data.get("exit")).isEqualTo(3);
    assertThat((List<?>) data.get("problems")).hasSize(3);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(kl("run", folder.resolve("absent.yaml").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("absent.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                 | data.csv",
        "'a,b,y\n'                          | data.csv",
        "'a,b,y\n1,2,x\n1,2\n3,4,z\n'       | data.csv:3",
        "'a,b,y\n1,2,x\n1,NaN,z\n'          | data.csv:3",
        "'a,b,y\n1,2,x\n1,oops,z\n'         | 'b'",
        "'a,b,z\n1,2,x\n1,2,z\n'            | 'y'",
        "'a,b,y\n1,2,x\n'                   | data.csv",
        "'a,b,y\n1,2,x\n1,3,x\n'            | data.csv",
      })
  void wrongDataIsExplained(String csv, String expected) throws IOException {
    Files.writeString(folder.resolve("data.csv"), csv);
    assertThat(run(GOOD)).as(err.toString()).isEqualTo(4);
    assertThat(err.toString()).contains(expected).doesNotContain("\tat ");
    assertThat(runs()).isEmpty();
  }

  @Test
  void missingDataIsNamed() throws IOException {
    assertThat(run(GOOD.replace("data.csv", "absent.csv"))).isEqualTo(4);
    assertThat(err.toString()).contains("absent.csv");
  }

  @Test
  void aLabelSeenOnceCannotBeStratified() throws IOException {
    Files.writeString(
        folder.resolve("data.csv"), Files.readString(folder.resolve("data.csv")) + "1,2,rare\n");
    assertThat(run(GOOD.replace("test: 0.2}", "test: 0.2, stratified: true}"))).isEqualTo(4);
    assertThat(err.toString()).contains("rare");
  }

  @Test
  void aCovarianceThatIsNotPositiveDefiniteNamesThePivot() throws IOException {
    String gaussian =
        GOOD.replace("target: y}", "target: [a, b], ignore: [y]}")
            .replace("{type: mlp, hidden: [4]}", "gaussian-regression")
            .replace("cross-entropy", "mse")
            .replace("[accuracy]", "[r-squared]")
            .replace(
                "reference: uniform", "reference: {type: targets, covariance: [[1, 2], [2, 1]]}");
    // a and b are the targets, so another column is needed to predict from
    Files.writeString(
        folder.resolve("data.csv"),
        Files.readString(folder.resolve("data.csv"))
            .replaceAll("(?m)^(\\d+),(\\d+),", "$1,$2,$1.5,")
            .replace("a,b,y", "a,b,c,y"));
    assertThat(run(gaussian)).as(err.toString()).isEqualTo(3);
    assertThat(err.toString()).contains("pivot");
  }

  @ParameterizedTest
  @CsvSource({"run", "fly", "describe optimizer sdg", "list optimiser", "run x --threads 0"})
  void aWrongCommandLineIsExplained(String words) {
    assertThat(kl(words.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotEmpty().doesNotContain("\tat ");
  }

  private int run(String yaml, String... options) throws IOException {
    Path file = folder.resolve("experiment.yaml");
    Files.writeString(file, yaml);
    List<String> words =
        new ArrayList<>(
            List.of("run", file.toString(), "--runs", folder.resolve("runs").toString()));
    words.addAll(List.of(options));
    return kl(words.toArray(String[]::new));
  }

  private int kl(String... words) {
    return Kl.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  private List<Path> runs() throws IOException {
    Path runs = folder.resolve("runs");
    if (!Files.exists(runs)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(runs)) {
      return found.toList();
    }
  }
}
