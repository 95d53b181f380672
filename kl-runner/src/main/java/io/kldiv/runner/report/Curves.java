package io.kldiv.runner.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was measured during training, from {@code metrics.jsonl}. Of more than {@value #LIMIT}
 * evaluations every second one is kept, or every fourth, and so on, and always the last.
 */
final class Curves {
  /** The most evaluations that are kept, besides the last one. */
  static final int LIMIT = 1000;

  private static final String TRAIN = "train";
  private static final Set<String> PLACE = Set.of("epoch", "step");

  private final List<Evaluation> kept = new ArrayList<>();
  private int stride = 1;
  private long count;
  private @Nullable Evaluation last;

  private Curves() {}

  /** What was measured after an epoch: numbers by name, for each part of the data. */
  private record Evaluation(double epoch, double step, Map<String, Map<String, Double>> parts) {}

  /**
   * Reads the evaluations; the measurements after training are left out.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a line is not a JSON object
   */
  static Curves read(Path file) throws IOException {
    Curves curves = new Curves();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Fields fields = Fields.read(line);
        if (fields.text("final").isEmpty()) {
          curves.add(fields);
        }
      }
    }
    return curves;
  }

  private void add(Fields line) {
    double epoch = line.number("epoch").orElse(Double.NaN);
    Evaluation evaluation = last;
    if (evaluation == null || evaluation.epoch != epoch) {
      double step = line.number("step").orElse(Double.NaN);
      evaluation = new Evaluation(epoch, step, new LinkedHashMap<>());
      keep(evaluation);
    }
    Map<String, Double> numbers = line.numbers();
    numbers.keySet().removeAll(PLACE);
    evaluation.parts.put(line.text("part").orElse(TRAIN), numbers);
  }

  private void keep(Evaluation evaluation) {
    last = evaluation;
    if (count++ % stride != 0) {
      return;
    }
    kept.add(evaluation);
    if (kept.size() > LIMIT) {
      stride *= 2;
      List<Evaluation> all = List.copyOf(kept);
      kept.clear();
      for (int i = 0; i < all.size(); i += 2) {
        kept.add(all.get(i));
      }
    }
  }

  private List<Evaluation> evaluations() {
    List<Evaluation> all = new ArrayList<>(kept);
    if (last != null && (count - 1) % stride != 0) {
      all.add(last);
    }
    return all;
  }

  /** Whether nothing was measured. */
  boolean isEmpty() {
    return last == null;
  }

  /** How many evaluations one of those that are kept stands for. */
  int stride() {
    return stride;
  }

  /** The epochs of the evaluations. */
  double[] epochs() {
    return each(Evaluation::epoch);
  }

  /** Whether every epoch was a single step. */
  boolean epochsAreSteps() {
    return evaluations().stream().allMatch(at -> at.epoch == at.step);
  }

  /** The names of all numbers, in the order in which they first come up. */
  Collection<String> names() {
    Set<String> names = new LinkedHashSet<>();
    evaluations().forEach(at -> at.parts.values().forEach(part -> names.addAll(part.keySet())));
    return names;
  }

  /** The parts for which a number was measured. */
  Collection<String> parts(String name) {
    Set<String> parts = new LinkedHashSet<>();
    for (Evaluation at : evaluations()) {
      at.parts.forEach(
          (part, numbers) -> {
            if (numbers.containsKey(name)) {
              parts.add(part);
            }
          });
    }
    return parts;
  }

  /** A number of a part at each evaluation; NaN where it was not measured. */
  double[] values(String name, String part) {
    return each(at -> at.parts.getOrDefault(part, Map.of()).getOrDefault(name, Double.NaN));
  }

  private double[] each(ToDoubleFunction<Evaluation> number) {
    return evaluations().stream().mapToDouble(number).toArray();
  }
}
