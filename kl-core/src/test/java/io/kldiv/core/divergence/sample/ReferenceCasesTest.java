package io.kldiv.core.divergence.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.ReferenceFile;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.divergence.BuresWasserstein;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.Evaluation;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.f.Bhattacharyya;
import io.kldiv.core.divergence.f.JensenShannon;
import io.kldiv.core.divergence.f.Renyi;
import io.kldiv.core.divergence.f.TotalVariation;
import io.kldiv.core.divergence.f.Triangular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.databind.JsonNode;

/**
 * The cases of other libraries' own tests. Oracle: reference/divergence-cases.json, literal values
 * with their sources.
 */
final class ReferenceCasesTest {
  private static final KlRules RULES = KlRules.of(KlClosedForms.all());
  private static final Divergence KL = new Kl(new Kl.Config(), RULES);
  private static final Divergence JS = new JensenShannon(new JensenShannon.Config(0.5));
  private static final Divergence TV = new TotalVariation(new TotalVariation.Config());
  private static final Divergence DISTANCE = new Bhattacharyya(new Bhattacharyya.Config(), RULES);

  @Test
  void everyCaseOfThisPartAgrees(TestReporter reporter) {
    List<String> others = new ArrayList<>();
    int run = 0;
    for (JsonNode c : ReferenceFile.read("divergence-cases.json")) {
      String id = c.get("id").asString();
      Optional<Double> actual = value(id, c.get("inputs"));
      if (actual.isEmpty()) {
        others.add(id + " " + c.get("divergence").asString());
        continue;
      }
      run++;
      String text = c.get("expected").asString();
      double expected =
          text.equals("Infinity") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
      if (Double.isInfinite(expected)) {
        assertThat(actual.get()).as(id).isEqualTo(expected);
      } else {
        double tolerance = c.get("tolerance").asDouble();
        assertThat(actual.get()).as(id).isCloseTo(expected, within(tolerance));
      }
    }
    reporter.publishEntry("cases of other parts", String.join("; ", others));
    assertThat(run).isEqualTo(47);
  }

  private static Optional<Double> value(String id, JsonNode in) {
    return Optional.ofNullable(
        switch (id) {
          case "c002",
              "c004",
              "c005",
              "c037",
              "c039",
              "c040",
              "c041",
              "c079",
              "c080",
              "c084",
              "c100",
              "c101",
              "c142" ->
              discrete(KL, in);
          case "c008", "c010", "c103", "c104", "c138", "c143" -> discrete(JS, in);
          case "c046", "c049", "c050", "c052" -> Math.sqrt(discrete(JS, in));
          case "c137" -> 2 * discrete(JS, in);
          case "c015", "c022", "c023" -> discrete(TV, in);
          case "c018", "c020", "c088" ->
              discrete(new Renyi(new Renyi.Config(number(in, "alpha", 1)), RULES), in);
          case "c093", "c123" -> discrete(DISTANCE, in);
          case "c144" -> Math.exp(-discrete(DISTANCE, in));
          case "c141" -> discrete(new Triangular(new Triangular.Config()), in);
          default -> ofSamples(id, in);
        });
  }

  private static Double ofSamples(String id, JsonNode in) {
    return switch (id) {
      case "c024" -> new Wasserstein(1).of(row(in, "x"), row(in, "p"), row(in, "x"), row(in, "q"));
      case "c054", "c055", "c057", "c058" ->
          new Wasserstein(1).of(row(in, "u"), weights(in, "u"), row(in, "v"), weights(in, "v"));
      case "c064", "c066", "c067" -> new Energy().of(column(row(in, "u")), column(row(in, "v")));
      case "c081", "c082" ->
          new NearestNeighbours(1, NearestNeighbours.Variant.FIXED_K)
              .of(column(row(in, "x")), column(row(in, "y")));
      case "c134" -> new Wasserstein(1).of(column(range(0, 100)), column(range(50, 150))) / 149;
      case "c135" -> {
        BuresWasserstein bures = new BuresWasserstein(new BuresWasserstein.Config());
        yield Math.sqrt(Numbers.of(bures.between(normal(0), normal(10)))[0]);
      }
      case "c136" -> {
        double[] x = IntStream.range(0, 100).mapToDouble(i -> 5 * i / 99.0).toArray();
        double[] shifted = Arrays.stream(x).map(value -> value + 1).toArray();
        yield Math.pow(new Wasserstein(2).of(column(x), column(shifted)), 2);
      }
      default -> null;
    };
  }

  @Test
  void numbersThatDoNotSumToOneAreRefused() {
    for (JsonNode c : ReferenceFile.read("divergence-cases.json")) {
      JsonNode in = c.get("inputs");
      boolean unnormalised = c.get("id").asString().equals("c174");
      boolean target = c.get("id").asString().equals("c177");
      if (unnormalised || target) {
        double[] p = row(in, unnormalised ? "p" : "target");
        double[] q = row(in, unnormalised ? "q" : "input_probs");
        assertThatExceptionOfType(DivergenceException.class)
            .isThrownBy(() -> Evaluation.ofProbabilities(KL, p, q, false))
            .withMessageContaining("not to 1");
      }
    }
  }

  private static double discrete(Divergence divergence, JsonNode in) {
    boolean normalise = in.path("normalize").asBoolean(false);
    double base = number(in, "base", Math.E);
    double[] p = row(in, "p");

    return Evaluation.ofProbabilities(divergence, p, row(in, "q"), normalise).value()
        / Math.log(base);
  }

  private static double number(JsonNode in, String key, double otherwise) {
    if (!in.has(key)) {
      return otherwise;
    }
    String text = in.get(key).asString();
    return text.equals("Infinity") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private static double[] row(JsonNode in, String key) {
    JsonNode node = in.get(key);
    if (node.isString()) {
      // "i/55,i=1..10" and "i/245,i=20..29"
      boolean first = node.asString().startsWith("i/55");
      double[] numbers = first ? range(1, 11) : range(20, 30);
      double sum = first ? 55 : 245;
      return Arrays.stream(numbers).map(x -> x / sum).toArray();
    }
    return ReferenceFile.numbers(node);
  }

  private static double[] weights(JsonNode in, String side) {
    JsonNode weights = in.get(side + "_weights");
    double[] ones = new double[in.get(side).size()];
    Arrays.fill(ones, 1);
    return weights.isNull() ? ones : ReferenceFile.numbers(weights);
  }

  private static double[] range(int from, int to) {
    return IntStream.range(from, to).asDoubleStream().toArray();
  }

  private static double[][] column(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
  }

  private static Normal normal(double mean) {
    return Normal.of(Numbers.row(mean), Numbers.row(1));
  }
}
