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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb {@code divergence}, through the command line. */
class DivergenceCommandTest {
  /** log 4 + √(2/π)/2 − ½·log(2πe), by mpmath with 40 digits. */
  private static final double NORMAL_LAPLACE = 0.36629810831665055;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void aClosedFormIsPrintedWithAllThereIsToKnow() {
    String value = JsonText.line(value("kl", "normal(0, 1)", "laplace(0, 2)"));
    assertThat(kl("kl", "normal(0, 1)", "laplace(0, 2)")).as(err.toString()).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            D(P‖Q)    %s nats
            P         normal(0, 1)
            Q         laplace(0, 2)
            method    closed form
            error     rounding only
            """
                .formatted(value));
  }

  @Test
  void aClosedFormHasTheRightValueHoweverItIsWritten() {
    for (String q :
        List.of("laplace(0, 2)", "laplace(scale=2,location=0)", " laplace ([0],[2.0])")) {
      assertThat(value("kl", "normal(0, 1)", q)).isCloseTo(NORMAL_LAPLACE, within(1e-15));
    }
  }

  @Test
  void jsonIsStrictAndInFixedOrder() {
    assertThat(kl("kl", "categorical([.5, .5])", "categorical([1, 0])", "--output", "json"))
        .as(err.toString())
        .isZero();
    Map<String, ?> data = JsonText.readObject(out.toString());
    assertThat(data.get("value")).isEqualTo("Infinity");
    assertThat(data.keySet())
        .containsExactly(
            "divergence",
            "p",
            "q",
            "direction",
            "value",
            "unit",
            "method",
            "detail",
            "error",
            "errorKind",
            "zeros",
            "bins",
            "contributions");
  }

  @Test
  void infinityIsInfinity() {
    assertThat(kl("kl", "categorical([.5, .5])", "categorical([1, 0])")).isZero();
    assertThat(out.toString()).startsWith("D(P‖Q)    ∞ nats\n");
  }

  @Test
  void contributionsAddUpInTheUnitAskedFor() {
    // 0.2·log₂ 0.4 + 0.8·log₂ 1.6
    String[] words = {"kl", "categorical([.2, .8])", "categorical([.5, .5])", "--unit", "bits"};
    assertThat(value(words)).isCloseTo(0.2780719051126377, within(1e-15));
    assertThat(kl(with(words, "--output", "json"))).isZero();
    Map<String, ?> data = JsonText.readObject(out.toString());
    assertThat(data.get("unit")).isEqualTo("bits");
    double sum = 0;
    for (Object each : (List<?>) data.get("contributions")) {
      sum += JsonText.number(((Map<?, ?>) each).get("value"));
    }
    assertThat(sum).isCloseTo(0.2780719051126377, within(1e-15));
    out.getBuffer().setLength(0);
    assertThat(kl(with(words, "--contributions"))).isZero();
    assertThat(out.toString()).contains("outcome           p           q        adds\n      0 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kl",
        "reverse-kl",
        "jeffreys",
        "jensen-shannon(0.3)",
        "squared-hellinger",
        "total-variation",
        "triangular",
        "pearson-chi-squared",
        "neyman-chi-squared",
        "alpha(0.7)",
        "custom-f('(u - 1)^2/(u + 1)')"
      })
  void theContributionsOfEveryDivergenceAddUpToItsValue(String divergence) {
    String[] words = {divergence, "bernoulli(0.3)", "bernoulli(0.6)"};
    double value = value(words);
    assertThat(kl(with(words, "--output", "json"))).isZero();
    double sum = 0;
    for (Object each : (List<?>) JsonText.readObject(out.toString()).get("contributions")) {
      double term = JsonText.number(((Map<?, ?>) each).get("value"));
      assertThat(term).isNotNegative();
      sum += term;
    }
    assertThat(sum).isCloseTo(value, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kl                | quadrature",
        "kl                | monte-carlo",
        "kl                | 'monte-carlo(1000, k1)'",
        "reverse-kl        | quadrature",
        "jensen-shannon    | 'quadrature(maxIntervals=500)'",
        "reverse-kl        | monte-carlo",
        "jensen-shannon    | monte-carlo",
        "renyi             | quadrature",
      })
  void anEstimateAgreesWithTheOtherWays(String divergence, String estimator) {
    String[] words = {divergence, "normal(0, 1)", "laplace(0, 2)", "--estimator", estimator};
    assertThat(kl(with(words, "--output", "json"))).as(err.toString()).isZero();
    Map<String, ?> data = JsonText.readObject(out.toString());
    double value = JsonText.number(data.get("value"));
    double error = JsonText.number(data.get("error"));
    assertThat(error).isPositive().isLessThan(0.1);
    double exact =
        switch (divergence) {
          case "kl" -> NORMAL_LAPLACE;
          // log √(2π) − log 2b + ½·2b² − 1 with b = 2
          case "reverse-kl" -> 0.9189385332046727 - 1.3862943611198906 + 4 - 1;
          // by mpmath with 30 digits
          case "jensen-shannon" -> 0.11187960050960848;
          // −2 log ∫ √(pq)
          case "renyi" -> 0.29603825414251140;
          default -> value;
        };
    assertThat(value).isCloseTo(exact, within(5 * error + 1e-9));
  }

  @Test
  void countsAreSummed() {
    // Poisson: p·log(p/q) − p + q with p = 2, q = 3
    String[] words = {"kl", "poisson(2)", "poisson(3)", "--estimator", "sum"};
    assertThat(value(words)).isCloseTo(0.18906978378367123, within(1e-12));
  }

  @Test
  void partsAreNested() {
    String mixture = "mixture([0.5, 0.5], [normal(-1, 1), normal(mean=1, scale=1)])";
    assertThat(value("kl", mixture, "normal(0, 1)", "--estimator", "quadrature")).isPositive();
  }

  @Test
  void aMatrixIsAListOfLists() {
    // ½(tr Σ − log|Σ| − 2) with Σ = diag(2, 2)
    assertThat(
            value(
                "kl",
                "multivariate-normal([0, 0], [[2, 0], [0, 2]])",
                "multivariate-normal([0, 0], [[1, 0], [0, 1]])"))
        .isCloseTo(0.3068528194400547, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kl  | normal(0, 1) | lapace(0, 2)      | --q:1:1: | did you mean 'laplace'?",
        "kll | normal(0, 1) | laplace(0, 2)     | divergence:1:1: | did you mean 'kl'?",
        "kl  | normal(0, 1) | laplace(0, -2)    | --q:1:12: | must be a number > 0, but is '-2'",
        "kl  | normal(0, 1) | laplace(0, two)   | --q:1:12: | must be a number",
        "kl  | normal(0, 1) | laplace(0)        | --q:1:1: | missing key 'scale'",
        "kl  | normal(0, 1) | laplace(0, 1, 2)  | --q:1:15: | takes no more than 2 values",
        "kl  | normal(0, 1) | laplace(0, scal=2) | --q:1:12: | did you mean 'scale'?",
        "kl  | normal(0, 1) | laplace(0, location=2) | --q:1:21: | 'location' is given twice",
        "kl  | normal(0, 1) | laplace(0, 2      | --q:1:13: | here must be ',' or ')'",
        "kl  | normal(0, 1) | laplace(0,)       | --q:1:11: | a value is missing",
        "kl  | normal(0, 1) | laplace(0, 2) x   | --q:1:15: | nothing may follow",
        "kl  | normal(0, 1) | 3                 | --q:1:1: | must be a distribution",
        "kl  | categorical([2, 3]) | categorical([1, 0]) | --p:1:14: | must be a number in [0, 1]",
        "kl  | categorical([.2, .3]) | categorical([1, 0]) | --p:1:13: | sum is 0.5",
        "kl  | uniform(1, 0) | normal(0, 1)     | --p:1:9: | must be less than",
        "kl  | cauchy(0, 1)  | moyal(0, 1)      | divergence:1:1: | --estimator",
        "kl  | normal([0, 0], [1, 1]) | normal(0, 1) | divergence:1:1: | normal",
        "wasserstein | normal(0, 1) | normal(0, 1) | divergence:1:1: | needs CSV files",
        "kl  | a.csv        | normal(0, 1)      | divergence:1:1: | needs an --estimator",
        "kl  | normal(0, 1) | a.csv             | --q:1:1: | not the other way round",
        "renyi(-1) | normal(0, 1) | normal(0, 1) | divergence:1:7: | >= 0",
      })
  void aWrongArgumentIsShownAtItsCharacter(
      String divergence, String p, String q, String place, String reason) {
    assertThat(kl(divergence, p, q)).isEqualTo(2);
    assertThat(err.toString())
        .contains(place)
        .contains(reason)
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
  }

  @Test
  void textThatIsNestedTooDeepIsRefused() {
    assertThat(kl("kl", "normal(0, 1)", "product([".repeat(5000))).isEqualTo(2);
    assertThat(err.toString()).contains("nested more than 50 levels deep");
  }

  @Test
  void aPivotIsNamed() {
    String wrong = "multivariate-normal([0, 0], [[1, 2], [2, 1]])";
    assertThat(kl("kl", wrong, wrong.replace("2", "0.5"))).isEqualTo(2);
    assertThat(err.toString()).contains("pivot");
  }

  @Test
  void problemsOfAllArgumentsAreShownAtOnceAlsoAsData() {
    assertThat(kl("kll", "norml(0, 1)", "laplace(0, -2)", "--output", "json")).isEqualTo(2);
    Map<String, ?> data = JsonText.readObject(out.toString());
    assertThat(data.get("exit")).isEqualTo(2);
    assertThat((List<?>) data.get("problems")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--unit bits       | total-variation | categorical([.5, .5]) | --unit is for",
        "--estimator sum   | kl              | normal(0, 1)          | 'sum' is for counts",
        "--estimator energ | kl              | normal(0, 1)          | unknown estimator 'energ'",
        "--estimator histogram | kl          | normal(0, 1)          | allowed: monte-carlo,",
        "--estimator quadrature | chernoff   | normal(0, 1)          | is for f-divergences",
        "--estimator monte-carlo | renyi     | normal(0, 1)          | with a bias",
        "--confidence 0.95 | kl              | normal(0, 1)          | is for samples in two files",
        "--permutations 99 | kl              | normal(0, 1)          | is for samples in two files",
        "--permutations 9  | kl              | normal(0, 1)          | at least 10",
        "--weights w       | kl              | normal(0, 1)          | is for samples in two files",
        "--confidence 2    | kl              | normal(0, 1)          | between 0 and 1",
        "--unit nit        | kl              | normal(0, 1)          | nit",
      })
  void anOptionThatDoesNotFitIsExplained(
      String option, String divergence, String distribution, String reason) {
    String[] words = with(new String[] {divergence, distribution, distribution}, option.split(" "));
    assertThat(kl(words)).isEqualTo(2);
    assertThat(err.toString()).contains(reason).doesNotContain("\tat ");
  }

  @Test
  void weightsAreNormalisedOnlyIfAskedFor() {
    assertThat(
            value(
                "kl",
                "categorical([2, 8])",
                "categorical([1, 1])",
                "--normalise",
                "--unit",
                "bits"))
        .isCloseTo(0.2780719051126377, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kl              | --estimator histogram(zeros=half-point) | 0.1 | 0.9",
        "kl              | --estimator nearest-neighbours(k=3)     | 0.1 | 0.9",
        "kl              | --estimator kernel-density              | 0.1 | 0.9",
        "total-variation | --estimator histogram(doane)            | 0.2 | 0.6",
        "wasserstein     | --repetitions 20                        | 0.8 | 1.2",
        "wasserstein(2)  | --confidence 0.9                        | 0.8 | 1.2",
        "energy          | --seed 1                                | 0.5 | 1",
        "mmd             | --seed 1                                | 0.05 | 1",
        "sinkhorn(0.5)   | --seed 1                                | 0.7 | 1.3",
      })
  void samplesInFilesAreCompared(String divergence, String options, double low, double high)
      throws IOException {
    // N(0, 1) and N(1, 1): KL is 0.5, total variation 0.38, every Wasserstein distance 1, the
    // energy
    // distance 0.74.
    String p = file("p.csv", 0);
    String q = file("q.csv", 1);
    String[] words = with(new String[] {divergence, p, q, "--columns", "x"}, options.split(" "));
    assertThat(value(words)).isBetween(low, high);
  }

  @Test
  void anIntervalIsPrinted() throws IOException {
    String[] words = {
      "kl",
      file("p.csv", 0),
      file("q.csv", 1),
      "--columns",
      "x",
      "--estimator",
      "kernel-density",
      "--confidence",
      "0.95",
      "--repetitions",
      "20"
    };
    assertThat(kl(words)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("error     0.")
        .contains(" (standard error)\ninterval  ")
        .contains("(0.95, subsampling)");
  }

  @Test
  void wrongFilesAreExplainedWithLineAndColumn() throws IOException {
    String p = file("p.csv", 0);
    Path q = folder.resolve("q.csv");
    Files.writeString(q, "x,y\n1,2\n3,oops\n");
    String estimator = "kernel-density";
    assertThat(kl("kl", p, q.toString(), "--estimator", estimator, "--columns", "y")).isEqualTo(4);
    assertThat(err.toString()).contains("q.csv:3: column 2 'y': ");
    assertThat(kl("kl", p, q.toString(), "--estimator", estimator, "--columns", "X")).isEqualTo(4);
    assertThat(err.toString()).contains("there is no column 'X'");
    assertThat(kl("kl", p, folder + "/qq.csv", "--estimator", estimator)).isEqualTo(4);
    assertThat(err.toString()).contains("there is no such file");
    assertThat(kl("kl", p, p)).isEqualTo(2);
    assertThat(err.toString()).contains("allowed: histogram, kernel-density, nearest-neighbours");
  }

  /** 300 seeded numbers of a normal law with variance 1, and a column of remainders. */
  private String file(String name, double mean) throws IOException {
    Random random = new Random(name.hashCode());
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int i = 0; i < 300; i++) {
      csv.append("%s,%d\n".formatted(mean + random.nextGaussian(), i % 7));
    }
    return Files.writeString(folder.resolve(name), csv).toString();
  }

  private double value(String... words) {
    out.getBuffer().setLength(0);
    assertThat(kl(with(words, "--output", "json"))).as(out.toString()).isZero();
    double value = JsonText.number(JsonText.readObject(out.toString()).get("value"));
    out.getBuffer().setLength(0);
    return value;
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** The divergence, P, Q and options. */
  private int kl(String... words) {
    List<String> all = new ArrayList<>(List.of("divergence", words[0], "--p", words[1]));
    all.addAll(List.of("--q", words[2]));
    all.addAll(List.of(words).subList(3, words.length));
    return Kl.run(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
