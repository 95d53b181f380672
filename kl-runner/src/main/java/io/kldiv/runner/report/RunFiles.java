package io.kldiv.runner.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run directory says.
 *
 * @param folder the name of the run directory
 * @param run what {@code run.json} says
 * @param data what {@code data.json} says
 * @param configuration the text of {@code config.yaml}
 * @param curves what was measured during training
 */
record RunFiles(String folder, Fields run, Fields data, String configuration, Curves curves) {
  /** The parts of the data, the one first whose numbers say most about new data. */
  private static final List<String> BY_WEIGHT = List.of("test", "validation", "train");

  /**
   * Reads a run directory.
   *
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if a file is damaged
   */
  static RunFiles read(Path directory) throws IOException {
    return new RunFiles(
        directory.toAbsolutePath().normalize().getFileName().toString(),
        Fields.read(Files.readString(directory.resolve("run.json"))),
        Fields.read(Files.readString(directory.resolve("data.json"))),
        Files.readString(directory.resolve("config.yaml")),
        Curves.read(directory.resolve("metrics.jsonl")));
  }

  /** What was measured after training; empty if it was not. */
  Results results() {
    Fields results = run.object("results");
    Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
    results.values().keySet().forEach(part -> parts.put(part, results.object(part).numbers()));
    return Results.of(parts);
  }

  /** The part whose results count most; {@code train} if there is no other. */
  String mainPart() {
    Map<String, double[]> rows = results().rows();
    return BY_WEIGHT.stream().filter(rows::containsKey).findFirst().orElse("train");
  }

  /** What a number of the results or the curves is. */
  Role role(String name) {
    if (name.equals("objective") || name.equals("loss")) {
      return Role.LOSS;
    }
    if (run.texts("divergences").contains(name) || isOfDivergence(name, "-penalised")) {
      return Role.DIVERGENCE;
    }
    return run.object("higherIsBetter").values().containsKey(name) ? Role.METRIC : Role.SCHEDULE;
  }

  /** Whether a number's name is that of a divergence with something behind it. */
  boolean isOfDivergence(String name, String ending) {
    return name.endsWith(ending)
        && run.texts("divergences").contains(name.substring(0, name.length() - ending.length()));
  }

  /** Whether a higher value of a metric is better. */
  boolean isHigherBetter(String name) {
    return run.object("higherIsBetter").text(name).filter("true"::equals).isPresent();
  }
}
