package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.runner.config.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kl divergence mutual-information}: how two files, or columns of one, depend. */
class MutualInformationCommandTest {
  /** −½ log(1 − 0.8²). */
  private static final double EXACT = 0.5108256237659907;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  /** Correlated x and y, u of neither, a class c that says the sign of x, a constant one. */
  @BeforeEach
  void write() throws IOException {
    Random random = new Random(7);
    StringBuilder[] csv = {new StringBuilder("x,u,y,c,one\n"), new StringBuilder("x\n")};
    StringBuilder yu = new StringBuilder("y,u\n");
    for (int i = 0; i < 400; i++) {
      double x = random.nextGaussian();
      double y = 1000 * (0.8 * x + 0.6 * random.nextGaussian());
      double u = random.nextGaussian();
      csv[0].append("%s,%s,%s,%d,1\n".formatted(x, u, y, x < 0 ? 0 : 1));
      csv[1].append(x).append('\n');
      yu.append(y).append(',').append(u).append('\n');
    }
    Files.writeString(folder.resolve("all.csv"), csv[0]);
    Files.writeString(folder.resolve("x.csv"), csv[1]);
    Files.writeString(folder.resolve("yu.csv"), yu);
    Files.writeString(folder.resolve("three.csv"), "x\n1\n2\n3\n");
    Files.writeString(folder.resolve("gap.csv"), "x\n1\n\"\"\nNaN\n");
  }

  @Test
  void columnsOfOneFileOrOfTwoGiveTheSame() {
    double one = value("mutual-information", "all", "--columns", "x", "all", "--q-columns", "y");
    assertThat(one).isCloseTo(EXACT, within(0.15));
    assertThat(value("mutual-information", "x", "yu", "--q-columns", "y")).isEqualTo(one);
    assertThat(
            value(
                "mutual-information(neighbours=4)",
                "yu",
                "--columns",
                "y",
                "x",
                "--q-columns",
                "x"))
        .isEqualTo(one);
    // of different numbers of columns: u tells nothing
    assertThat(value("mutual-information", "x", "yu")).isCloseTo(EXACT, within(0.2));
    // a class of two equal halves that x decides: log 2
    double bits =
        value(
            "mutual-information",
            "all",
            "all",
            "--columns",
            "x",
            "--q-columns",
            "c",
            "--unit",
            "bits");
    assertThat(bits).isCloseTo(1, within(0.1));
    assertThat(value("mutual-information", "x", "all", "--q-columns", "one")).isZero();
  }

  @Test
  void theTestIsOneOfIndependenceAndTheIntervalOfPairs() {
    String[] words = {
      "mutual-information",
      "x",
      "yu",
      "--q-columns",
      "y",
      "--permutations",
      "19",
      "--confidence",
      "0.9",
      "--repetitions",
      "20"
    };
    assertThat(kl(words)).as(err.toString()).isZero();
    assertThat(out.toString())
        .startsWith("I(P;Q)    0.")
        .contains(" nats\n")
        .contains("method    sample estimate: 4 nearest neighbours, 400 pairs\n")
        .contains("(0.9, subsampling)\n")
        .contains("test      P and Q independent: p-value 0.05000 (19 permutations)\n");
    List<String> json = new ArrayList<>(List.of(words));
    json.set(4, "u");
    json.addAll(List.of("--output", "json"));
    Map<String, ?> data = data(json.toArray(String[]::new));
    assertThat(data.get("hypothesis")).isEqualTo("P and Q independent");
    assertThat(JsonText.number(data.get("probability"))).isGreaterThan(0.05);
    assertThat(JsonText.number(data.get("value"))).isCloseTo(0, within(0.1));
    assertThat(data.get("unit")).isEqualTo("nats");
  }

  @Test
  void otherNumbersOfSamplesCanCompareColumnsOfOneFileToo() {
    double found = value("wasserstein", "all", "all", "--columns", "x", "--q-columns", "u");
    assertThat(value("wasserstein", "x", "yu", "--q-columns", "u")).isEqualTo(found).isPositive();
    assertThat(
            value("energy", "all", "all", "--columns", "x", "--q-columns", "u", "--weights", "c"))
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x three                           | 4 | there are 400 rows of P but 3 of Q",
        "three x                           | 4 | three.csv, --q ",
        "three three                       | 4 | column 'x': is of P and of Q",
        "all all --columns x               | 4 | those of Q with --q-columns",
        "x gap                             | 4 | gap.csv:3: column 1 'x': the value is missing",
        "x yu --columns y                  | 4 | there is no column 'y'",
        "x yu --q-columns z                | 4 | there is no column 'z'",
        "x yu --weights u                  | 2 | would be its own neighbour at distance 0",
        "x yu --estimator histogram        | 2 | needs no --estimator",
        "x yu --unit furlongs              | 2 | furlongs",
        "normal(0,1) x                     | 2 | needs CSV files for P and Q",
      })
  void whatCannotBeIsSaid(String words, int exit, String reason) {
    assertThat(kl(("mutual-information " + words).split(" "))).isEqualTo(exit);
    assertThat(err.toString()).contains(reason).doesNotContain("\tat ");
  }

  @Test
  void fewerPairsThanNeighboursAreRefused() throws IOException {
    Files.writeString(folder.resolve("y.csv"), "y\n1\n2\n4\n");
    assertThat(kl("mutual-information(3)", "three", "y")).isEqualTo(4);
    assertThat(err.toString()).contains("at least 4 are needed");
    assertThat(kl("mutual-information(0)", "three", "y")).isEqualTo(2);
  }

  @Test
  void columnsAreForFiles() {
    assertThat(kl("kl", "normal(0,1)", "normal(0,1)", "--q-columns", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("--q-columns is for samples in two files");
    assertThat(kl("kl", "normal(0,1)", "normal(0,1)", "--columns", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("--columns is for samples in files");
  }

  private double value(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--output", "json"));
    return JsonText.number(data(all.toArray(String[]::new)).get("value"));
  }

  private Map<String, ?> data(String... words) {
    out.getBuffer().setLength(0);
    assertThat(kl(words)).as(out.toString()).isZero();
    return JsonText.readObject(out.toString());
  }

  /** The divergence, and P and Q as the words that are no option: names of files, or laws. */
  private int kl(String... words) {
    List<String> all = new ArrayList<>(List.of("divergence", words[0]));
    String side = "--p";
    for (int i = 1; i < words.length; i++) {
      if (words[i].startsWith("--")) {
        all.add(words[i++]);
        all.add(words[i]);
      } else {
        boolean law = words[i].contains("(");
        all.addAll(List.of(side, law ? words[i] : folder.resolve(words[i] + ".csv").toString()));
        side = "--q";
      }
    }
    String[] line = all.toArray(String[]::new);
    return Kl.run(new PrintWriter(out, true), new PrintWriter(err, true), line);
  }
}
