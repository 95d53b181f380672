package io.kldiv.bench.optimizer;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The settings that are tried for each rule, declared here and nowhere else. */
final class Candidates {
  /** Rules that only combine others. */
  private static final Set<String> COMBINATIONS = Set.of("chain", "groups");

  private static final List<String> FULL =
      List.of("training.batchSize=full", "training.epochs=100", "training.evaluateEvery=1");
  private static final List<String> LARGE =
      List.of("training.batchSize=256", "training.epochs=30", "training.evaluateEvery=1");

  private static final List<Double> DESCENT = List.of(0.03, 0.1, 0.3, 1.0);
  private static final List<Double> MOMENTUM = List.of(0.01, 0.03, 0.1, 0.3);
  private static final List<Double> ADAPTIVE = List.of(0.001, 0.003, 0.01, 0.03);

  private static final List<Double> THOUSANDTHS = List.of(0.001, 0.01);
  private static final List<Double> HUNDREDTHS = List.of(0.003, 0.03);
  private static final List<Double> TENTHS = List.of(0.03, 0.1);

  /** Learning rates by rule, for objectives that are mean log-losses; all others are adaptive. */
  private static final Map<String, List<Double>> RATES =
      Map.ofEntries(
          Map.entry("gd", DESCENT),
          Map.entry("asgd", DESCENT),
          Map.entry("mirror-descent", DESCENT),
          Map.entry("schedule-free-sgd", List.of(0.1, 0.3, 1.0, 3.0)),
          Map.entry("sgd", MOMENTUM),
          Map.entry("momentum", MOMENTUM),
          Map.entry("nesterov", MOMENTUM),
          Map.entry("sam", MOMENTUM),
          Map.entry("adagrad", List.of(0.003, 0.01, 0.03, 0.1)),
          Map.entry("adadelta", List.of(0.3, 1.0, 3.0, 10.0)),
          Map.entry("lion", List.of(0.0001, 0.0003, 0.001, 0.003)),
          Map.entry("rprop", List.of(0.0003, 0.001, 0.003, 0.01)),
          Map.entry("prodigy", List.of(0.3, 1.0, 3.0)),
          Map.entry("polyak", List.of(0.1, 1.0, 10.0)),
          Map.entry("line-search", List.of(0.1, 1.0)));

  /** Rules whose rates go with the scale of the objective, small in the article's experiment. */
  private static final Set<String> SCALED =
      Set.of(
          "gd",
          "asgd",
          "mirror-descent",
          "schedule-free-sgd",
          "sgd",
          "momentum",
          "nesterov",
          "sam");

  private static final double ARTICLE_SCALE = 30;

  private Candidates() {}

  /**
   * A setting.
   *
   * @param optimizer the value of {@code optimizer} in an experiment file
   * @param overrides what else is changed in the file
   */
  record Candidate(String optimizer, List<String> overrides) {
    /** All changes of the file. */
    List<String> all() {
      List<String> all = new ArrayList<>(overrides);
      all.add("optimizer=" + optimizer);
      return all;
    }
  }

  /** The names of the rules, in alphabetical order. */
  static List<String> rules(PartRegistry parts) {
    return parts.all(Optimizer.class).keySet().stream()
        .filter(name -> !COMBINATIONS.contains(name))
        .toList();
  }

  /** What is tried for a rule on an experiment. */
  static List<Candidate> of(String rule, StudyTask task) {
    List<String> overrides = task.isFullBatch() ? List.of() : overrides(rule);
    return settings(rule, task).stream()
        .map(keys -> new Candidate("{type: %s, %s}".formatted(rule, keys), overrides))
        .toList();
  }

  private static List<String> overrides(String rule) {
    return switch (rule) {
      case "l-bfgs", "conjugate-gradient", "rprop" -> FULL;
      case "natural-gradient", "trust-region" -> LARGE;
      default -> List.of();
    };
  }

  private static List<String> settings(String rule, StudyTask task) {
    return switch (rule) {
      case "natural-gradient" ->
          task.isFullBatch()
              ? pairs("iterations: 10, learningRate: %s, damping: %s", THOUSANDTHS, 3.0, 10.0)
              : pairs("iterations: 3, learningRate: %s, damping: %s", TENTHS, 0.3, 0.6);
      case "trust-region" ->
          task.isFullBatch()
              ? pairs("iterations: 10, radius: %s, damping: %s", THOUSANDTHS, 0.01, 0.03)
              : pairs("iterations: 3, radius: %s, damping: %s", TENTHS, 0.05, 0.1);
      case "k-fac" -> pairs("clip: %s, damping: %s", HUNDREDTHS, 0.001, 0.01);
      case "l-bfgs" -> List.of("history: 10", "history: 30");
      case "conjugate-gradient" -> List.of("flatness: 0.1", "flatness: 0.3");
      default -> rates(rule, task).stream().map(rate -> setting(rule, rate)).toList();
    };
  }

  private static String setting(String rule, double rate) {
    return switch (rule) {
      case "sgd", "momentum" -> "momentum: 0.9, learningRate: " + rate;
      case "polyak" -> "maxRate: " + rate;
      case "rprop" -> "initialStep: " + rate;
      case "sam" -> "rho: 0.05, rule: {type: sgd, momentum: 0.9, learningRate: %s}".formatted(rate);
      case "line-search" -> "rule: {type: gd, learningRate: %s}".formatted(rate);
      default -> "learningRate: " + rate;
    };
  }

  private static List<Double> rates(String rule, StudyTask task) {
    List<Double> rates = RATES.getOrDefault(rule, ADAPTIVE);
    boolean scaled = task.isFullBatch() && SCALED.contains(rule);
    return scaled ? rates.stream().map(rate -> rate * ARTICLE_SCALE).toList() : rates;
  }

  private static List<String> pairs(
      String format, List<Double> dampings, double first, double second) {
    return Stream.of(first, second)
        .flatMap(one -> dampings.stream().map(damping -> format.formatted(one, damping)))
        .toList();
  }
}
