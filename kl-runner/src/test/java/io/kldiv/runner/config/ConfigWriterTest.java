package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.load;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is written reads back to the same. */
final class ConfigWriterTest {
  private static final String CHARACTERS =
      "abzAZ059 _-./:,#&*!|>'\"%@`{}[]?~\\\t\n\u0007\u00a0\u00e9\u6f22\u200b\u2028\ufeff";

  @Test
  void everyDefaultIsWritten() {
    assertThat(ConfigWriter.yaml(load(GOOD)))
        .isEqualTo(
            """
            name: digits
            seed: 42
            data:
              source:
                path: data/digits.csv
                columns:
                  digit: category
                  pixel: number
              validation: 0.15
            model:
              type: mlp
              hidden: [128, 64]
              activation: tanh
            divergence:
              - type: kl
                weight:
                  type: constant
                  value: 0.05
                of: prediction
              - type: renyi
                alpha: 0.5
                weight:
                  type: cosine
                  initial: 0.1
                  warmUp: 0
                of: prediction
            optimizer:
              type: sgd
              learningRate:
                type: cosine
                initial: 0.1
                warmUp: 0
              momentum: 0.9
              dampening: 0
              nesterov: false
              weightDecay: 0
            training:
              epochs: 40
              batchSize: 64
              shuffle: true
            metrics: [accuracy, f1]
            """);
  }

  @Test
  void originsAreWrittenAsComments() {
    String text =
        ConfigWriter.yamlWithOrigins(
            load(
                GOOD.replace("{type: mlp, hidden: [128, 64], activation: tanh}", "linear"),
                "seed=7"));
    assertThat(text.lines().toList())
        .contains(
            "name: digits  # experiment.yaml:2:7",
            "seed: 7  # -s seed:1:6",
            "model: linear  # experiment.yaml:7:8",
            "  nesterov: false  # default");
    assertSame(
        load(text),
        load(GOOD.replace("{type: mlp, hidden: [128, 64], activation: tanh}", "linear"), "seed=7"));
  }

  @Test
  void whatIsWrittenReadsBackToTheSame() {
    BoundRecord bound = load(GOOD, "optimizer=adam", "metrics=[]", "data.source.columns={}");
    assertThat(ConfigWriter.yaml(bound)).contains("metrics: []\n").contains("columns: {}\n");
    assertSame(load(ConfigWriter.yaml(bound)), bound);
    assertThat(ConfigWriter.yaml(load(ConfigWriter.yaml(bound))))
        .isEqualTo(ConfigWriter.yaml(bound));
  }

  @Test
  void pathsAreAbsoluteInWhatIsMeantForAnyFolder() {
    BoundRecord bound = load(GOOD);
    String path = TestParts.FOLDER.resolve("data/digits.csv").toString();
    assertThat(ConfigWriter.yamlForAnyFolder(bound))
        .isEqualTo(ConfigWriter.yaml(bound).replace("data/digits.csv", path));
  }

  @Test
  void anyTextReadsBackToTheSame() {
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
      }
      assertTextReadsBack(text.toString());
    }
  }

  @Test
  void wordsThatMeanSomethingElseReadBackToTheSame() {
    for (String text :
        new String[] {
          "",
          " ",
          "null",
          "~",
          "true",
          "No",
          "0.1",
          "010",
          "-",
          "---",
          "...",
          ".",
          ".inf",
          "a: b",
          "a #b",
          "<<",
          "\ud83d\ude00",
          "a\\n",
          "key:value",
          "2024-01-01"
        }) {
      assertTextReadsBack(text);
    }
  }

  private static void assertTextReadsBack(String text) {
    BoundRecord bound = load(GOOD, "name=" + ConfigWriterTest.quoted(text));
    assertThat(((BoundValue) bound.find("name").orElseThrow()).value()).isEqualTo(text);
    BoundRecord again = load(ConfigWriter.yaml(bound));
    assertThat(((BoundValue) again.find("name").orElseThrow()).value())
        .as(ConfigWriter.yaml(bound))
        .isEqualTo(text);
  }

  /** The text as YAML with every character escaped. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append("\\U").append("%08x".formatted(c)));
    return quoted.append('"').toString();
  }

  @Test
  void anyNumberReadsBackToTheSameBits() {
    for (long seed = 0; seed < 20_000; seed++) {
      double value = Double.longBitsToDouble(new SplittableRandom(seed).nextLong());
      if (!Double.isNaN(value)) {
        assertNumberReadsBack(value);
      }
    }
    for (double value :
        new double[] {
          0,
          -0.0,
          1,
          -1,
          0.1,
          1e-10,
          1e22,
          123456789012345678.0,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          1e14,
          1e15,
          1e-6,
          1e-7
        }) {
      assertNumberReadsBack(value);
    }
  }

  private static void assertNumberReadsBack(double value) {
    String text = NumberText.of(value);
    double read =
        Double.isInfinite(value)
            ? (text.equals(".inf") ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY)
            : Double.parseDouble(text);
    assertThat(Double.doubleToLongBits(read)).as(text).isEqualTo(Double.doubleToLongBits(value));
    ConfigNode.Scalar scalar =
        new ConfigNode.Scalar(TestParts.file(text).mark(1, 1, 1), text, true);
    Limits all = new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);
    assertThat(new ScalarDecoder(new Problems()).decode(scalar, new ValueType.Real(all), "x"))
        .as(text)
        .contains(value);
  }

  @Test
  void numbersAreWrittenShortAndAlikeOnEveryJavaVersion() {
    // the oracle is the shortest decimal that rounds to the double; Java 17's Double.toString
    // gives 1.9999999999999998E23 for 2e23
    assertThat(NumberText.of(0.1)).isEqualTo("0.1");
    assertThat(NumberText.of(0.000001)).isEqualTo("0.000001");
    assertThat(NumberText.of(1e-7)).isEqualTo("1e-7");
    assertThat(NumberText.of(-1.5e-10)).isEqualTo("-1.5e-10");
    assertThat(NumberText.of(2e23)).isEqualTo("2e23");
    assertThat(NumberText.of(1000)).isEqualTo("1000");
    assertThat(NumberText.of(-0.0)).isEqualTo("-0.0");
    assertThat(NumberText.of(Double.NaN)).isEqualTo(".nan");
  }

  @Test
  void theCanonicalTextIsTheSameForTheSameMeaning() {
    String other =
        GOOD.replace(
                "learningRate: {type: cosine, initial: 0.1}",
                "learningRate: {initial: 1e-1, type: cosine, warmUp: 0}")
            .replace("seed: 42", "seed: +42")
            .replace("name: digits", "name: 'digits'");
    assertThat(ConfigWriter.canonical(load(other))).isEqualTo(ConfigWriter.canonical(load(GOOD)));
    assertThat(ConfigWriter.canonical(load(GOOD, "seed=43")))
        .isNotEqualTo(ConfigWriter.canonical(load(GOOD)));
  }

  private static void assertSame(BoundRecord actual, BoundRecord expected) {
    assertThat(ConfigWriter.canonical(actual)).isEqualTo(ConfigWriter.canonical(expected));
  }
}
