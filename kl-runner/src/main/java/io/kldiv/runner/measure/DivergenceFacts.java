package io.kldiv.runner.measure;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.Evaluation;
import io.kldiv.core.divergence.KlRule;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.divergence.f.Generators;
import io.kldiv.core.divergence.f.Integral;
import io.kldiv.core.divergence.sample.WeightedSamples;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.PartDocument;
import io.kldiv.runner.measure.Arguments.Argument;
import io.kldiv.runner.report.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for a divergence or a number of samples with default keys, for {@code kl describe} and
 * {@code kl list}.
 */
public final class DivergenceFacts {
  private static final String DIVERGENCE = "divergence";

  private record One(Divergence divergence) {}

  private record OfSamples(SampleDistance divergence) {}

  private DivergenceFacts() {}

  /**
   * The properties, the unit and the methods of a divergence or of a number of samples; none for a
   * part of another kind, or if a key has neither a default nor choices.
   *
   * @param document the part
   * @param parts all parts
   */
  public static Map<String, String> of(PartDocument document, PartRegistry parts) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (document.kind().equals(DIVERGENCE)) {
      make(document, parts, One.class, Divergence.class)
          .map(One::divergence)
          .ifPresent(
              made -> {
                facts.put("direction", made.properties().direction());
                facts.put("properties", properties(made.properties(), document));
                facts.put("unit", unit(made));
                facts.put("methods", methods(made, parts));
              });
    } else if (document.kind().equals(PartRegistry.kindName(SampleDistance.class))) {
      make(document, parts, OfSamples.class, SampleDistance.class)
          .map(OfSamples::divergence)
          .ifPresent(
              made -> {
                facts.put("direction", made.symbol());
                if (!made.properties().isEmpty()) {
                  facts.put("properties", made.properties());
                }
                facts.put("unit", made.unit());
                facts.put("methods", methods(made));
              });
    }
    return facts;
  }

  private static <T extends Record> Optional<T> make(
      PartDocument document, PartRegistry parts, Class<T> type, Class<?> kind) {
    List<String> values = new ArrayList<>();
    for (PartDocument.Key key : document.keys()) {
      if (key.required() && key.choices().isEmpty()) {
        return Optional.empty();
      }
      if (key.required()) {
        values.add(key.name() + "=" + key.choices().get(0));
      }
    }
    String text = document.name() + (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")");
    try {
      Argument argument = new Argument(DIVERGENCE, DIVERGENCE, text, kind);
      return Optional.of(
          new Arguments(parts, RandomStreams.of(0)).make(type, List.of(argument), false).parts());
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  private static String properties(Properties properties, PartDocument document) {
    String law =
        switch (properties.law()) {
          case NONE -> "may be negative, or 0 where P is not Q";
          case DIVERGENCE -> "not negative, 0 only where P = Q; not symmetric";
          case SYMMETRIC -> "not negative, 0 only where P = Q; symmetric, itself no metric";
          case METRIC -> "a metric: symmetric, with the triangle inequality";
        };
    String bound =
        properties.upperBound() == Double.POSITIVE_INFINITY
            ? "no upper bound"
            : "at most " + Numbers.number(properties.upperBound());
    String batch =
        properties.overBatch() == Properties.OverBatch.SUM ? "; summed over a batch" : "";
    String keys = document.keys().isEmpty() ? "" : " (with the default keys)";
    return law + "; " + bound + batch + keys;
  }

  private static String unit(Divergence divergence) {
    return divergence.isInformation()
        ? "nats, bits or dits"
        : ofProbabilities(divergence) ? "a pure number" : "of the data, as said above";
  }

  /** Whether it compares probabilities, and so is free of the data's unit. */
  private static boolean ofProbabilities(Divergence divergence) {
    try {
      Evaluation.ofProbabilities(
          divergence, new double[] {0.5, 0.5}, new double[] {0.4, 0.6}, false);
      return true;
    } catch (DivergenceException e) {
      return false;
    }
  }

  private static String methods(Divergence divergence, PartRegistry parts) {
    boolean kl = Generators.isKullbackLeibler(divergence);
    List<String> methods = new ArrayList<>();
    methods.add(
        kl
            ? "closed form of %d pairs of families"
                .formatted(parts.contributions(KlRule.class).size())
            : "closed form");
    Optional<Integral> integral = Generators.integral(divergence);
    integral.ifPresent(found -> methods.add("quadrature (one continuous variable)"));
    integral
        .filter(found -> found.outer().isEmpty())
        .ifPresent(found -> methods.addAll(List.of("sum (counts)", "monte-carlo")));
    if (ofProbabilities(divergence)) {
      methods.add("histogram (samples)");
    }
    if (kl) {
      methods.addAll(List.of("nearest-neighbours (samples)", "kernel-density (samples)"));
    }
    return String.join(", ", methods);
  }

  private static String methods(SampleDistance distance) {
    return (distance.isPaired()
            ? "intervals by subsampling, a test of independence"
            : "intervals by the bootstrap, a test of P = Q")
        + (distance.statistic() instanceof WeightedSamples ? ", weights of rows" : "");
  }
}
