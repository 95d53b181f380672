package io.kldiv.core.divergence;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.ReferenceFile;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Hard cases of the closed forms. Oracles: reference/golden-kl.json, computed with 800 digits, and
 * reference/kl-of-logits.json, computed with 420.
 */
final class GoldenKlTest {
  private static final double DEFAULT_TOLERANCE = 1e-13;

  private static final KlRules RULES = KlRules.of(KlClosedForms.all());

  private static Stream<JsonNode> cases(String group) {
    return cases("golden-kl.json", group);
  }

  private static Stream<JsonNode> cases(String file, String group) {
    return StreamSupport.stream(ReferenceFile.read(file).get(group).spliterator(), false);
  }

  private static Stream<JsonNode> probabilities() {
    return cases("divergences");
  }

  private static Stream<JsonNode> logits() {
    return Stream.concat(cases("kl_of_logits"), cases("kl-of-logits.json", "kl_of_logits"));
  }

  private static Stream<JsonNode> gaussians() {
    return cases("gaussian_kl");
  }

  @ParameterizedTest
  @MethodSource("probabilities")
  void ofProbabilities(JsonNode c) {
    Categorical p = Categorical.ofWeights(row(ReferenceFile.numbers(c.get("p"))));
    Categorical q = Categorical.ofWeights(row(ReferenceFile.numbers(c.get("q"))));
    assertValue(c, "kl", kl(p, q));
    assertValue(c, "kl_reverse", kl(q, p));
  }

  @ParameterizedTest
  @MethodSource("probabilities")
  void ofTwoProbabilitiesAsBernoulli(JsonNode c) {
    double[] p = Numbers.of(Categorical.ofWeights(row(numbers(c, "p"))).mean());
    double[] q = Numbers.of(Categorical.ofWeights(row(numbers(c, "q"))).mean());
    if (p.length == 2) {
      assertValue(c, "kl", kl(bernoulli(p), bernoulli(q)));
      assertValue(c, "kl_reverse", kl(bernoulli(q), bernoulli(p)));
    }
  }

  private static Bernoulli bernoulli(double[] probabilities) {
    return Bernoulli.ofProbabilities(row(probabilities[0]));
  }

  @ParameterizedTest
  @MethodSource("logits")
  void ofLogitsWithGradients(JsonNode c) {
    Node a = row(numbers(c, "a"));
    Node b = row(numbers(c, "b"));
    Node divergence = RULES.between(Categorical.ofLogits(a), Categorical.ofLogits(b));
    assertValue(c, "kl", Numbers.of(divergence)[0]);
    List<double[]> gradients = Numbers.gradients(divergence, a, b);
    assertClose(gradients.get(0), numbers(c, "grad_a"));
    assertClose(gradients.get(1), numbers(c, "grad_b"));
  }

  @ParameterizedTest
  @MethodSource("gaussians")
  void ofNormalDistributions(JsonNode c) {
    Normal p = Normal.of(row(number(c, "mu1")), row(number(c, "sigma1")));
    Normal q = Normal.of(row(number(c, "mu2")), row(number(c, "sigma2")));
    MultivariateNormal fullP = full(number(c, "mu1"), number(c, "sigma1"));
    MultivariateNormal fullQ = full(number(c, "mu2"), number(c, "sigma2"));
    assertValue(c, "kl", kl(p, q));
    assertValue(c, "kl", kl(fullP, fullQ));
    assertValue(c, "kl", kl(p, fullQ));
    assertValue(c, "kl", kl(fullP, q));
  }

  private static MultivariateNormal full(double mean, double scale) {
    return MultivariateNormal.of(row(mean), Node.constant(new double[] {scale}, Shape.of(1, 1)));
  }

  private static double kl(Distribution p, Distribution q) {
    return Numbers.of(RULES.between(p, q))[0];
  }

  private static double number(JsonNode c, String key) {
    return ReferenceFile.number(c.get(key));
  }

  private static double[] numbers(JsonNode c, String key) {
    return ReferenceFile.numbers(c.get(key));
  }

  private static void assertValue(JsonNode c, String key, double actual) {
    JsonNode tolerance = c.path("tol");
    if (tolerance.has("max")) {
      if (number(c, key) == Double.POSITIVE_INFINITY) {
        assertThat(actual).isInfinite();
        return;
      }
      assertThat(actual).isBetween(tolerance.get("min").asDouble(), number(tolerance, "max"));
      return;
    }
    double relative = tolerance.has("rtol") ? number(tolerance, "rtol") : DEFAULT_TOLERANCE;
    assertClose(actual, number(c, key), relative);
  }

  private static void assertClose(double[] actual, double[] expected) {
    for (int k = 0; k < expected.length; k++) {
      assertClose(actual[k], expected[k], DEFAULT_TOLERANCE);
    }
  }

  private static void assertClose(double actual, double expected, double relative) {
    if (Double.isInfinite(expected) || expected == 0) {
      assertThat(actual + 0.0).isEqualTo(expected + 0.0);
    } else {
      assertThat(actual).isCloseTo(expected, within(relative * Math.abs(expected)));
    }
  }
}
