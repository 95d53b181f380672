package io.kldiv.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.ReferenceFile;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.PartRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Against mpmath with 60 digits: multivariate_reference.py of the test resources. */
final class MultivariateReferenceTest {
  private static final double TOLERANCE = 2e-13;
  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));

  private final JsonNode reference = ReferenceFile.read("multivariate-reference.json");

  @Test
  void densitiesAgreeWithTheirDefinitions() {
    checkDensities(reference.get("cases"));
  }

  @Test
  void densitiesOfLargeCountsKeepTheirDigits() {
    checkDensities(reference.get("large"));
  }

  private static void checkDensities(JsonNode cases) {
    for (JsonNode each : cases) {
      JsonNode json = each.get("distribution");
      Distribution distribution = GivenFromJson.of(json);
      for (JsonNode point : each.get("points")) {
        Node value = GivenFromJson.row(point, "value");
        if (distribution instanceof VonMisesFisher) {
          Node length = Elementwise.sqrt(Reductions.sum(Elementwise.square(value)));
          value = Elementwise.divide(value, length);
        }
        double expected = ReferenceFile.number(point.get("logDensity"));
        check(Numbers.of(distribution.logDensity(value))[0], expected, json + " at " + point);
      }
    }
  }

  @Test
  void momentsAndEntropiesAgreeWithTheirDefinitions() {
    for (JsonNode each : reference.get("cases")) {
      JsonNode json = each.get("distribution");
      Distribution distribution = GivenFromJson.of(json);
      check(distribution.mean(), each.get("mean"), "mean of " + json);
      check(distribution.variance().orElseThrow(), each.get("variance"), "variance of " + json);
      if (each.has("entropy")) {
        Node entropy = distribution.entropy().orElseThrow();
        assertThat(entropy.shape()).isEqualTo(Shape.of(1));
        double expected = ReferenceFile.number(each.get("entropy"));
        check(Numbers.of(entropy)[0], expected, "entropy of " + json);
      }
    }
  }

  @Test
  void divergencesAgreeWithTheirDefinitions() {
    for (JsonNode each : reference.get("kl")) {
      Distribution p = GivenFromJson.of(each.get("p"));
      Distribution q = GivenFromJson.of(each.get("q"));
      double expected = ReferenceFile.number(each.get("kl"));
      check(Numbers.of(RULES.between(p, q))[0], expected, each.toString());
    }
  }

  @Test
  void divergencesAgreeWithThoseThatOthersPublished() {
    // torch.distributions.kl_divergence, and the tests of Distributions.jl and NumPyro
    for (JsonNode each : ReferenceFile.read("multivariate-published.json")) {
      double value =
          Numbers.of(
              RULES.between(GivenFromJson.of(each.get("p")), GivenFromJson.of(each.get("q"))))[0];
      double expected = ReferenceFile.number(each.get("kl"));
      double margin = each.has("tolerance") ? each.get("tolerance").asDouble() : 1e-13 * expected;
      if (Double.isInfinite(expected)) {
        assertThat(value).as(each.toString()).isEqualTo(expected);
      } else {
        assertThat(value).as(each.toString()).isCloseTo(expected, within(margin));
      }
    }
  }

  @Test
  void theDivergenceFromItselfIsExactlyZero() {
    for (JsonNode each : reference.get("cases")) {
      Distribution p = GivenFromJson.of(each.get("distribution"));
      Distribution q = GivenFromJson.of(each.get("distribution"));
      if (!(p instanceof NegativeBinomial)) {
        assertThat(Numbers.of(RULES.between(p, q))).as(each.toString()).containsExactly(0);
      }
      assertThat(Numbers.of(RULES.between(p, p))).as(each.toString()).containsExactly(0);
    }
  }

  @Test
  void aBatchOfOneStandsForEverySample() {
    for (JsonNode each : reference.get("kl")) {
      Distribution p = GivenFromJson.of(each.get("p"));
      Node value = Layouts.broadcastTo(Node.constant(1), p.shape().with(0, 3));
      assertThat(p.logDensity(value).shape()).as(each.toString()).isEqualTo(Shape.of(3));
    }
  }

  private static void check(Node node, JsonNode expected, String what) {
    double[] values = Numbers.of(node);
    double[] numbers = ReferenceFile.numbers(expected);
    assertThat(values).as(what).hasSize(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      check(values[i], numbers[i], what);
    }
  }

  private static void check(double value, double expected, String what) {
    if (Double.isInfinite(expected)) {
      assertThat(value).as(what).isEqualTo(expected);
    } else {
      double margin = TOLERANCE * Math.max(Math.abs(expected), 1e-3);
      assertThat(value).as(what).isCloseTo(expected, within(margin));
    }
  }
}
