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
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of samples for the verb {@code divergence}: with weights, tests, and a known Q. */
class SampleFilesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kl --estimator histogram(zeros=half-point,edges=[-1,0,0.5,2])",
        "total-variation --estimator histogram(edges=[-1,0,1])",
        "wasserstein",
        "wasserstein(2)",
        "energy",
        "mmd(v,1.5)",
        "sinkhorn(1,1e-13)",
      })
  void aRowOfWeightTwoIsTwoRows(String words) throws IOException {
    String[] parts = words.split(" ", 2);
    Random random = new Random(3);
    StringBuilder[] weighted = {new StringBuilder("w,x\n"), new StringBuilder("x,w\n")};
    StringBuilder[] plain = {new StringBuilder("x\n"), new StringBuilder("x\n")};
    for (int file = 0; file < 2; file++) {
      for (int i = 0; i < 40; i++) {
        double x = file + random.nextGaussian();
        int weight = random.nextInt(4);
        weighted[file].append(file == 0 ? weight + "," + x : x + "," + weight).append('\n');
        plain[file].append((x + "\n").repeat(weight));
      }
    }
    String[] options = parts.length == 1 ? new String[0] : parts[1].split(" ");
    double expected =
        number("value", parts[0], write("p.csv", plain[0]), write("q.csv", plain[1]), options);
    double found =
        number(
            "value",
            parts[0],
            write("pw.csv", weighted[0]),
            write("qw.csv", weighted[1]),
            with(options, "--weights", "w"));
    assertThat(found).isCloseTo(expected, within(1e-12));
  }

  @Test
  void weightsGoWithTheirRowsIntoNewSamples() throws IOException {
    String p = sample("p.csv", 60, gaussian(1, 0));
    String q = sample("q.csv", 60, gaussian(2, 1));
    assertThat(kl("energy", p, q, "--weights", "w", "--confidence", "0.9", "--permutations", "49"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("60 and 60 points weighted by w")
        .contains("interval  ")
        .contains("test      P = Q: p-value 0.02");
  }

  @Test
  void aPermutationTestTellsDifferentSamplesFromAlikeOnes() throws IOException {
    String p = sample("p.csv", 100, gaussian(1, 0));
    String same = sample("same.csv", 100, gaussian(2, 0));
    String other = sample("other.csv", 100, gaussian(3, 1));
    for (String words : List.of("wasserstein", "energy", "mmd", "kl")) {
      String[] options = {"--columns", "x", "--permutations", "99"};
      if (words.equals("kl")) {
        options = with(options, "--estimator", "nearest-neighbours");
      }
      // the least there is is 1/(99 + 1)
      assertThat(number("probability", words, p, other, options)).isEqualTo(0.01);
      double alike = number("probability", words, p, same, options);
      assertThat(alike).isBetween(0.04, 1.0);
      assertThat(number("probability", words, p, same, options)).isEqualTo(alike);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // KL of N(0, 1) from N(1, 2): log 2 + 2/8 − ½
        "nearest-neighbours | normal(1, 2)  | 0.4431471805599453 | 0.03",
        "kernel-density     | normal(1, 2)  | 0.4431471805599453 | 0.03",
        "nearest-neighbours | normal(0, 1)  | 0                  | 0.03",
        // log 4 + √(2/π)/2 − ½·log(2πe)
        "nearest-neighbours | 'laplace(0, 2)' | 0.36629810831665055 | 0.03",
      })
  void aSampleIsComparedWithAGivenDistribution(
      String estimator, String q, double exact, double bias) throws IOException {
    String p = sample("p.csv", 800, gaussian(5, 0));
    assertThat(kl("kl", p, q, "--columns", "x", "--estimator", estimator, "--output", "json"))
        .as(err.toString())
        .isZero();
    Map<String, ?> data = JsonText.readObject(out.toString());
    double error = JsonText.number(data.get("error"));
    assertThat(data.get("errorKind")).isEqualTo("standard-error");
    assertThat(error).isBetween(0.005, 0.05);
    assertThat(JsonText.number(data.get("value"))).isCloseTo(exact, within(4 * error + bias));
    out.getBuffer().setLength(0);
    assertThat(kl("kl", p, q, "--columns", "x", "--estimator", estimator)).isZero();
    assertThat(out.toString()).contains("entropy by").contains(" (standard error)");
  }

  @Test
  void twoColumnsAreComparedWithADistributionOfTwoNumbers() throws IOException {
    Random random = new Random(8);
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int i = 0; i < 800; i++) {
      csv.append(random.nextGaussian()).append(',').append(random.nextGaussian()).append('\n');
    }
    String p = write("two.csv", csv);
    for (String estimator : List.of("nearest-neighbours", "kernel-density")) {
      // of each variable ½
      assertThat(number("value", "kl", p, "normal([1, 1], [1, 1])", "--estimator", estimator))
          .isCloseTo(1, within(0.2));
    }
    assertThat(kl("kl", p, "normal(0, 1)", "--estimator", "nearest-neighbours")).isEqualTo(2);
    assertThat(err.toString()).contains("a row of P has 2 numbers, but Q (normal)");
  }

  @Test
  void countsAreComparedByTheirShares() throws IOException {
    // shares 0.5, 0.25, 0.25 of 0, 1, 2 against e⁻¹/k!
    String p = write("counts.csv", new StringBuilder("k\n" + "0\n0\n1\n2\n".repeat(50)));
    double exact =
        0.5 * Math.log(0.5 * Math.E)
            + 0.25 * Math.log(0.25 * Math.E)
            + 0.25 * Math.log(0.5 * Math.E);
    assertThat(number("value", "kl", p, "poisson(1)", "--estimator", "histogram"))
        .isCloseTo(exact, within(1e-14));
    assertThat(number("value", "kl", p, "bernoulli(0.5)", "--estimator", "histogram"))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(kl("kl", p, "normal(0, 1)", "--estimator", "histogram")).isEqualTo(2);
    assertThat(err.toString()).contains("only if that is discrete");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x;1                  | kernel-density     | 4 | at least 3 are needed",
        "x;1;NaN;3            | kernel-density     | 4 | bad.csv:3: column 1 'x': the value is missing",
        "x;1;NaN;3            | kernel-density     | 4 | or choose other --columns",
        "x;1;two;3            | kernel-density     | 4 | bad.csv:3: column 1 'x': 'two' is not a number",
        "x                    | kernel-density     | 4 | has a header, but no rows",
        "                     | kernel-density     | 4 | the file is empty",
        "y;1;2;3              | kernel-density     | 4 | there is no column 'x'",
        "x;1e400;2;3          | kernel-density     | 4 | too large for a double",
        "x;1e308;-1e308;2     | kernel-density     | 4 | scale the data",
        "x;1e308;-1e308;2     | histogram          | 4 | scale the data",
        "x;1e308;-1e308;2;3;4 | nearest-neighbours | 4 | scale the data",
        "x;2;2;2              | kernel-density     | 4 | column 1 of Q is constant",
        "x;1;2;3              | nearest-neighbours | 4 | at least 5 are needed",
      })
  void aFileThatCannotBeUsedIsAMatterOfData(String lines, String estimator, int exit, String reason)
      throws IOException {
    String p = sample("p.csv", 20, gaussian(1, 0));
    String text = lines == null ? "" : lines.replace(';', '\n') + "\n";
    String q = write("bad.csv", new StringBuilder(text));
    assertThat(kl("kl", p, q, "--columns", "x", "--estimator", estimator)).isEqualTo(exit);
    assertThat(err.toString()).contains(reason).doesNotContain("\tat ");
  }

  @Test
  void wrongWeightsAreShownWithTheirRow() throws IOException {
    String p = write("p.csv", new StringBuilder("x,w\n1,1\n2,-1\n"));
    assertThat(kl("energy", p, p, "--weights", "w")).isEqualTo(4);
    assertThat(err.toString()).contains("p.csv: column 'w': row 2 has the weight -1.0");
    assertThat(kl("energy", p, p, "--weights", "v")).isEqualTo(4);
    assertThat(err.toString()).contains("there is no column 'v'");
    String zero = write("zero.csv", new StringBuilder("x,w\n1,0\n2,0\n"));
    assertThat(kl("wasserstein", zero, zero, "--weights", "w")).isEqualTo(4);
    assertThat(err.toString()).contains("the weights sum to 0");
    String fine = sample("fine.csv", 20, gaussian(1, 0));
    String[] neighbours = {"--estimator", "nearest-neighbours", "--weights", "w"};
    assertThat(kl("kl", fine, fine, neighbours)).isEqualTo(2);
    assertThat(err.toString())
        .contains("a row of weight 2 would be its own neighbour at distance 0")
        .contains("--weights is for the estimator histogram");
  }

  @Test
  void edgesThatDoNotRiseAreRefused() throws IOException {
    String p = sample("p.csv", 20, gaussian(1, 0));
    String[] words = {"--columns", "x", "--estimator", "histogram(edges=[0, 2, 1])"};
    assertThat(kl("kl", p, p, words)).isEqualTo(2);
    assertThat(err.toString()).contains("edges must rise");
  }

  private static DoubleSupplier gaussian(int seed, double mean) {
    Random random = new Random(seed);
    return () -> mean + random.nextGaussian();
  }

  /** Numbers x, each with the weight 1 or 2. */
  private String sample(String name, int rows, DoubleSupplier law) throws IOException {
    StringBuilder csv = new StringBuilder("x,w\n");
    for (int i = 0; i < rows; i++) {
      csv.append(law.getAsDouble()).append(',').append(1 + i % 2).append('\n');
    }
    return write(name, csv);
  }

  private String write(String name, StringBuilder csv) throws IOException {
    return Files.writeString(folder.resolve(name), csv).toString();
  }

  private double number(String key, String divergence, String p, String q, String... options) {
    out.getBuffer().setLength(0);
    assertThat(kl(divergence, p, q, with(options, "--output", "json"))).as(out.toString()).isZero();
    double value = JsonText.number(JsonText.readObject(out.toString()).get(key));
    out.getBuffer().setLength(0);
    return value;
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private int kl(String divergence, String p, String q, String... options) {
    String[] words = with(new String[] {"divergence", divergence, "--p", p, "--q", q}, options);
    return Kl.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }
}
