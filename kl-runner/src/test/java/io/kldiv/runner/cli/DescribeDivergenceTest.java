package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.measure.SampleDistance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code kl describe} and {@code kl list} say of divergences. */
class DescribeDivergenceTest {
  private final StringWriter out = new StringWriter();

  static Set<String> names() {
    return PartRegistry.load(DescribeDivergenceTest.class.getClassLoader())
        .all(Divergence.class)
        .keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyDivergenceHasAFormulaPropertiesAUnitMethodsAndASource(String name) {
    Map<String, ?> data = describe(name);
    assertThat(String.valueOf(data.get("formula"))).isNotEmpty();
    assertThat(String.valueOf(data.get("source"))).isNotEmpty();
    Map<?, ?> facts = (Map<?, ?>) data.get("facts");
    if (name.equals("custom-f")) {
      // they depend on f, which has no default
      assertThat(String.valueOf(data.get("description")))
          .contains("symmetric if", "at most", "a pure number");
    } else {
      assertThat(Set.copyOf(facts.keySet()))
          .isEqualTo(Set.of("direction", "properties", "unit", "methods"));
    }
  }

  static Set<String> numbersOfSamples() {
    return PartRegistry.load(DescribeDivergenceTest.class.getClassLoader())
        .all(SampleDistance.class)
        .keySet();
  }

  @ParameterizedTest
  @MethodSource("numbersOfSamples")
  void soHasEveryNumberOfSamples(String name) {
    assertThat(run("describe", "sample-distance", name)).isZero();
    assertThat(out.toString())
        .contains("  formula ", "  direction ", "  properties ", "  unit ", "  source ")
        .containsPattern("  methods +intervals by ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kl                | properties | not symmetric; no upper bound",
        "kl                | methods    | pairs of families, quadrature (one continuous variable), sum",
        "kl                | unit       | nats, bits or dits",
        "jensen-shannon    | properties | symmetric, itself no metric; at most 0.69315",
        "total-variation   | properties | a metric: symmetric",
        "renyi             | methods    | closed form, quadrature (one continuous variable), histogram",
        "bures-wasserstein | unit       | of the data",
        "article-printed   | properties | may be negative",
      })
  void theFactsAreThoseOfTheDivergence(String name, String fact, String words) {
    assertThat(String.valueOf(((Map<?, ?>) describe(name).get("facts")).get(fact))).contains(words);
  }

  @Test
  void theListHasALineOfFactsForEach() {
    assertThat(run("list", "divergence")).isZero();
    assertThat(out.toString())
        .contains("½ Σ |p − q|; a metric: symmetric, with the triangle inequality; at most 1");
    assertThat(out.toString().lines().count()).isEqualTo(1 + 2L * names().size());
  }

  private Map<String, ?> describe(String name) {
    assertThat(run("describe", "divergence", name, "--output", "json")).isZero();
    return JsonText.readObject(out.toString());
  }

  private int run(String... words) {
    return Kl.run(new PrintWriter(out, true), new PrintWriter(out, true), words);
  }
}
