package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.runner.config.JsonText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimates of {@code kl divergence} between two distributions. */
class EstimateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void whatAnErrorIsIsSaid() {
    // a bound where f is bounded, an estimate where it is not
    for (String[] each :
        new String[][] {
          {"jensen-shannon", "poisson(2)", "poisson(3)", "sum", "bound", ", and rounding"},
          {"kl", "poisson(2)", "poisson(3)", "sum", "estimate", "(an estimate, not a bound)"},
          {"kl", "normal(0, 1)", "cauchy(0, 1)", "quadrature", "bound", ", and rounding"},
          {"kl", "von-mises(0, 1)", "von-mises(1, 2)", "quadrature", "estimate", "not a bound)"},
          {
            "kl",
            "normal(0, 1)",
            "cauchy(0, 1)",
            "monte-carlo",
            "standard-error",
            "(standard error)"
          },
        }) {
      String[] words = {each[0], each[1], each[2], "--estimator", each[3]};
      out.getBuffer().setLength(0);
      assertThat(kl(words)).as(err.toString()).isZero();
      assertThat(out.toString()).contains(each[5]);
      out.getBuffer().setLength(0);
      assertThat(kl(with(words, "--output", "json"))).isZero();
      assertThat(JsonText.readObject(out.toString()).get("errorKind")).isEqualTo(each[4]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kl            | student-t(3, 0, 1)  | cauchy(0, 1)       | monte-carlo, quadrature",
        "kl            | poisson(3)          | geometric(0.5)     | monte-carlo, sum",
        "jensen-shannon| normal([0, 0], [1, 1]) | laplace([0, 0], [1, 1]) | monte-carlo",
        "renyi         | student-t(3, 0, 1)  | cauchy(0, 1)       | quadrature",
      })
  void withoutAClosedFormTheEstimatorsThatWouldServeAreNamed(
      String divergence, String p, String q, String names) {
    assertThat(kl(divergence, p, q)).isEqualTo(2);
    assertThat(err.toString())
        .contains("an estimate with its error: --estimator " + names + System.lineSeparator());
  }

  @Test
  void noneIsNamedWhereNoneWouldServe() {
    assertThat(kl("chernoff", "student-t(3, 0, 1)", "cauchy(0, 1)")).isEqualTo(2);
    assertThat(err.toString()).doesNotContain("--estimator");
  }

  private int kl(String... words) {
    String[] more = Arrays.copyOfRange(words, 3, words.length);
    String[] all =
        Stream.concat(
                Stream.of("divergence", words[0], "--p", words[1], "--q", words[2]),
                Arrays.stream(more))
            .toArray(String[]::new);
    return Kl.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
  }
}
