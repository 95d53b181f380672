package io.kldiv.core.divergence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.ReferenceFile;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Given;
import io.kldiv.core.part.PartRegistry;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pairs of PyTorch's table. Oracle: kl-closed-forms.json, values of PyTorch 2 in double
 * precision, those marked as checked confirmed by quadrature.
 */
final class ClosedFormsFileTest {
  private static final double TOLERANCE = 1e-9;

  /** Of the file's own quadratures: mpmath gives 0.07781786463285571640 for its von Mises pair. */
  private static final double QUADRATURE_TOLERANCE = 2e-7;

  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Normal", "normal"),
          Map.entry("Beta", "beta"),
          Map.entry("Exponential", "exponential"),
          Map.entry("Gamma", "gamma"),
          Map.entry("Gumbel", "gumbel"),
          Map.entry("Laplace", "laplace"),
          Map.entry("Pareto", "pareto"),
          Map.entry("Uniform", "uniform"),
          Map.entry("ContinuousBernoulli", "continuous-bernoulli"),
          Map.entry("HalfNormal", "half-normal"),
          Map.entry("Cauchy", "cauchy"),
          Map.entry("VonMises", "von-mises"),
          Map.entry("Weibull", "weibull"),
          Map.entry("StudentT", "student-t"),
          Map.entry("LogNormal", "log-normal"),
          Map.entry("Moyal", "moyal"),
          Map.entry("Chi", "chi"),
          Map.entry("InverseGamma", "inverse-gamma"),
          Map.entry("Kumaraswamy", "kumaraswamy"));

  /** Student's law has no closed form. */
  private static final List<String> WITHOUT = List.of("StudentT||StudentT");

  @Test
  void everyPairOfUnivariateContinuousFamiliesHasTheReferenceValue() {
    List<String> failures = new ArrayList<>();
    int pairs = 0;
    for (Map.Entry<String, JsonNode> entry : read("kl-closed-forms.json").properties()) {
      String[] families = entry.getKey().split("\\|\\|");
      if (WITHOUT.contains(entry.getKey())
          || !NAMES.containsKey(families[0])
          || !NAMES.containsKey(families[1])) {
        continue;
      }
      for (JsonNode c : entry.getValue()) {
        pairs++;
        Distribution p = law(families[0], c.get("p"));
        Distribution q = law(families[1], c.get("q"));
        double actual = kl(p, q);
        double expected = c.get("kl").asDouble();
        boolean quadrature = c.get("source").asString().equals("quadrature");
        double tolerance = quadrature ? QUADRATURE_TOLERANCE : TOLERANCE;
        boolean close = Math.abs(actual - expected) <= tolerance * Math.abs(expected);
        if (actual != expected && !close) {
          failures.add("%s is %s, not %s".formatted(entry.getKey(), actual, expected));
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(pairs).isEqualTo(73);
  }

  private static double kl(Distribution p, Distribution q) {
    return Numbers.of(RULES.between(p, q))[0];
  }

  private static Distribution law(String family, JsonNode parameters) {
    double[] values =
        parameters.properties().stream()
            .mapToDouble(entry -> entry.getValue().asDouble())
            .toArray();
    return Given.of(NAMES.get(family), values);
  }

  /** Oracle: each case names the project whose test or documentation it is from. */
  @Test
  void everyPublishedCaseOfUnivariateContinuousFamiliesIsMet() {
    List<String> failures = new ArrayList<>();
    for (JsonNode c : read("kl-family-cases.json")) {
      double expected = ReferenceFile.number(c.get("kl"));
      Distribution p = named(c.get("p"));
      Distribution q = named(c.get("q"));
      double actual = RULES.rule(p.getClass(), q.getClass()).isEmpty() ? Double.NaN : kl(p, q);
      double margin = c.get("tolerance").asDouble() * Math.max(1, Math.abs(expected));
      if (actual != expected && !(Math.abs(actual - expected) <= margin)) {
        failures.add("%s is %s, not %s".formatted(c.get("id"), actual, expected));
      }
    }
    assertThat(failures).isEmpty();
  }

  private static Distribution named(JsonNode law) {
    String family = law.get("family").asString();
    ObjectNode parameters = (ObjectNode) law.deepCopy();
    parameters.remove("family");
    return law(family, parameters);
  }

  private static JsonNode read(String name) {
    JsonMapper mapper =
        JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    InputStream file = ClosedFormsFileTest.class.getResourceAsStream(name);
    return mapper.readTree(file);
  }
}
