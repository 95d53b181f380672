package io.kldiv.core.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.ReferenceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every case of reference/divergence-cases.json, values from the tests and documentation of other
 * libraries with their sources; a kind of case that is not known fails.
 */
final class ReferenceCasesTest {
  /** Of the weight of a term, which kl-optim has: ReferenceWeightsTest of kl-testkit runs them. */
  private static final Set<String> WEIGHTS_OF_TERMS = Set.of("c179", "c181", "c185");

  @Test
  void everyCaseAgrees() {
    Map<String, Integer> cases = new TreeMap<>();
    for (JsonNode c : ReferenceFile.read("divergence-cases.json")) {
      String id = c.get("id").asString();
      cases.merge(id, 1, Integer::sum);
      if (!WEIGHTS_OF_TERMS.contains(id)) {
        check(id, c);
      }
    }
    assertThat(cases).hasSize(126).allSatisfy((id, times) -> assertThat(times).isOne());
    assertThat(cases.keySet()).containsAll(WEIGHTS_OF_TERMS);
  }

  /**
   * Numbers that are no probabilities are refused: a Q that sums to 0.6, of which a further case
   * asks the value if it is taken as it is; a target that sums to 0.3; a negative number, for which
   * SciPy has +∞.
   */
  @Test
  void whatIsNoProbabilityIsRefused() {
    Map<String, List<String>> refused =
        Map.of(
            "c174", List.of("p", "q", "sums to 0.6"),
            "c177", List.of("target", "input_probs", "sums to 0.2999"),
            "c035", List.of("x", "y", "-0.5"));
    for (JsonNode c : ReferenceFile.read("divergence-cases.json")) {
      List<String> of = refused.get(c.get("id").asString());
      if (of != null) {
        double[] p = ReferenceCases.row(c.get("inputs"), of.get(0));
        double[] q = ReferenceCases.row(c.get("inputs"), of.get(1));
        assertThatExceptionOfType(DivergenceException.class)
            .isThrownBy(() -> Evaluation.ofProbabilities(ReferenceCases.KL, p, q, false))
            .withMessageContaining(of.get(2));
      }
    }
  }

  private static void check(String id, JsonNode c) {
    String as = id + " " + c.get("divergence").asString();
    String expected = c.get("expected").asString();
    if (id.equals("c035") || expected.startsWith("reject")) {
      return;
    }
    double actual = ReferenceCases.value(c);
    switch (expected) {
      case "Infinity" -> assertThat(actual).as(as).isEqualTo(Double.POSITIVE_INFINITY);
      case "nonnegative" -> assertThat(actual).as(as).isNotNegative().isFinite();
      default ->
          assertThat(actual)
              .as(as)
              .isCloseTo(Double.parseDouble(expected), within(c.get("tolerance").asDouble()));
    }
  }
}
