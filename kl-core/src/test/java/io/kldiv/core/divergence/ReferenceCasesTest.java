package io.kldiv.core.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.ReferenceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * Every case of reference/divergence-cases.json, values from the tests and documentation of other
 * libraries with their sources; a kind of case that is not known fails.
 */
final class ReferenceCasesTest {
  private static final List<JsonNode> ALL =
      ReferenceFile.read("divergence-cases.json").valueStream().toList();

  /** Of the weight of a term, which kl-optim has: ReferenceWeightsTest of kl-testkit runs them. */
  private static final Set<String> WEIGHTS_OF_TERMS = Set.of("c179", "c181", "c185");

  /**
   * Of three files of the Java Information Dynamics Toolkit, whose licence keeps them from here.
   */
  private static final Set<String> DATA_OF_JIDT =
      Set.of("c149", "c151", "c152", "c153", "c154", "c155", "c157", "c158", "c159", "c161");

  @Test
  void everyCaseIsThereAndAgreesButThoseOfJidtsData() {
    Set<String> run = new TreeSet<>();
    for (JsonNode c : ALL) {
      String id = c.get("id").asString();
      boolean ofJidt = c.get("inputs").path("data").asString("").startsWith("demos/data/");
      assertThat(DATA_OF_JIDT.contains(id)).as(id).isEqualTo(ofJidt);
      if (!WEIGHTS_OF_TERMS.contains(id) && !ofJidt) {
        check(id, c);
        assertThat(run.add(id)).as(id).isTrue();
      }
    }
    assertThat(run).hasSize(126 - 3 - 10);
    assertThat(ALL).hasSize(126).map(c -> c.get("id").asString()).containsAll(WEIGHTS_OF_TERMS);
  }

  /** With {@code -Dkl.jidt=FOLDER}, a clone of github.com/jlizier/jidt: the other ten. */
  @Test
  @EnabledIfSystemProperty(
      named = "kl.jidt",
      matches = ".+",
      disabledReason = "needs data under the GPL: -Dkl.jidt=FOLDER, a clone of JIDT")
  void theCasesOfJidtsDataAgree() {
    Set<String> run = new TreeSet<>();
    for (JsonNode c : ALL) {
      String id = c.get("id").asString();
      if (DATA_OF_JIDT.contains(id)) {
        check(id, c);
        run.add(id);
      }
    }
    assertThat(run).isEqualTo(DATA_OF_JIDT);
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
    for (JsonNode c : ALL) {
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
