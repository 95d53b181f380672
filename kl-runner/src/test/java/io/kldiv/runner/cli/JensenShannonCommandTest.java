package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.runner.config.JsonText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Jensen-Shannon divergence of more than two distributions, through the command line. */
class JensenShannonCommandTest {
  private static final String FOUR = "jensen-shannon(others=[normal(1, 2), laplace(0, 1)])";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void distinctOutcomesGiveTheEntropyOfTheWeights() {
    String divergence =
        "jensen-shannon(others=[categorical([0, 0, 1])], weights=[0.5, 0.25, 0.25])";
    String[] options = {"--unit", "bits"};
    assertThat(kl(divergence, "categorical([1, 0, 0])", "categorical([0, 1, 0])", options))
        .isZero();
    assertThat(out.toString()).startsWith("JS(P,Q,R) ").contains(" bits\n", "closed form");
    Map<String, ?> data = json(divergence, "categorical([1, 0, 0])", "categorical([0, 1, 0])");
    assertThat(JsonText.number(data.get("value"))).isCloseTo(1.5 * Math.log(2), within(1e-15));
  }

  @Test
  void densitiesAreIntegratedAndSampled() {
    Map<String, ?> exact =
        json(FOUR, "normal(0, 1)", "normal(-1, 0.5)", "--estimator", "quadrature");
    // by mpmath with 30 digits
    assertThat(JsonText.number(exact.get("value"))).isCloseTo(0.27162831603311682, within(1e-9));
    assertThat(exact.get("direction")).isEqualTo("JS(P,Q,2 others)");
    Map<String, ?> mean =
        json(FOUR, "normal(0, 1)", "normal(-1, 0.5)", "--estimator", "monte-carlo");
    assertThat(mean.get("errorKind")).isEqualTo("standard-error");
    assertThat(JsonText.number(mean.get("value")))
        .isCloseTo(0.27162831603311682, within(4 * JsonText.number(mean.get("error"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jensen-shannon(others=[normal(0, -1)]) | divergence:1:34: | must be a number > 0",
        "jensen-shannon(others=[norml(0, 1)])   | divergence:1:24: | did you mean 'normal'?",
        "jensen-shannon(others=[normal(0, 1)], weights=[0.5, 0.5]) | divergence:1:47: | 2 numbers",
        "jensen-shannon(weights=[0.5, 0.6])     | divergence:1:24: | sum to 1.1",
        "jensen-shannon(weights=[1.5, -0.5])    | divergence:1:25: | must be a number in [0, 1]",
        "jensen-shannon(0.3, [normal(0, 1)])    | divergence:1:16: | for P and Q without others",
        "jensen-shannon(others=[normal([0, 0], [1, 1])]) | divergence:1:1: | of size [2]",
        "jensen-shannon(others=[poisson(1)])    | divergence:1:1: | vectors of counts",
        "jensen-shannon(others=[uniform(1, 0)]) | divergence:1:23: | must be less than",
        "jensen-shannon(others=[laplace(0, 1)]) | divergence:1:1: | --estimator",
      })
  void whatIsWrongWithTheOthersIsShownThere(String divergence, String place, String reason) {
    assertThat(kl(divergence, "normal(0, 1)", "normal(0, 1)")).isEqualTo(2);
    assertThat(err.toString()).contains(place).contains(reason).doesNotContain("\tat ");
  }

  private Map<String, ?> json(String divergence, String p, String q, String... options) {
    out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--output", "json"));
    assertThat(kl(divergence, p, q, all.toArray(String[]::new))).as(err.toString()).isZero();
    return JsonText.readObject(out.toString());
  }

  private int kl(String divergence, String p, String q, String... options) {
    List<String> words = new ArrayList<>(List.of("divergence", divergence, "--p", p, "--q", q));
    words.addAll(List.of(options));
    return Kl.run(
        new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
  }
}
