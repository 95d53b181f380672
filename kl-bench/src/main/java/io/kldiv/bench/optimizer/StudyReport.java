package io.kldiv.bench.optimizer;

import io.kldiv.bench.Format;
import io.kldiv.bench.Machine;
import io.kldiv.runner.train.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page that the study writes. */
final class StudyReport {
  private static final int ARTICLE_STEPS = 1000;

  /** The rules that are about the divergence itself, after those they are compared with. */
  private static final List<String> CURVATURE =
      List.of("gd", "adam", "l-bfgs", "natural-gradient", "trust-region", "k-fac");

  private final String command;
  private final int seeds;
  private final Map<String, String> facts = Machine.facts();
  private final boolean busy = Machine.load() > 1.5;
  private final Map<StudyTask, List<StudyRow>> tables = new LinkedHashMap<>();

  StudyReport(String command, int seeds) {
    this.command = command;
    this.seeds = seeds;
  }

  /** Adds a table; the best row first. */
  void add(StudyTask task, List<StudyRow> rows) {
    tables.put(task, List.copyOf(rows));
  }

  /** The page. */
  String text(double seconds) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Optimizers

        Every registered optimizer on three experiments, each at the best of a few declared settings
        (`kl-bench/src/main/java/io/kldiv/bench/optimizer/Candidates.java`). Written by

            %s

        in %.0f minutes. The best setting takes the fewest steps to the last set loss with the file's own
        seed; seconds are those of the training loop in warm code, with what it measures after each
        epoch, the median of %s. What was measured at the end is the mean over %d other seeds of data,
        split, weights and order, with the standard deviation. Rules that compare the gradients of steps or
        measure predictions on a batch get larger batches, as the setting says.

        """
            .formatted(command, seconds / 60, seeds > 2 ? "three runs" : "one run", seeds));
    facts.forEach((key, value) -> text.append("- %s: %s%n".formatted(key, value)));
    if (busy) {
      text.append(
          "\n**The machine was busy: the seconds are too long and uneven; the steps hold.**\n");
    }
    claims(text);
    tables.forEach((task, rows) -> table(text, task, rows));
    return text.toString();
  }

  /** What is expected of the rules that are about the divergence. */
  private void claims(StringBuilder text) {
    text.append("\n## Natural gradient, trust region, K-FAC\n\n");
    text.append(
        "Gradient descent at the file's rate of 0.01 takes 1,000 steps where these, each at its best"
            + " setting, take:\n\n| rule | article: steps | part of 1,000 |"
            + " digits: seconds | times adam's |\n|---|---:|---:|---:|---:|\n");
    double adam = find(StudyTask.DIGITS, "adam").map(row -> row.secondsTo(0)).orElse(Double.NaN);
    for (String rule : CURVATURE) {
      Optional<StudyRow> article = find(StudyTask.ARTICLE, rule);
      Optional<StudyRow> digits = find(StudyTask.DIGITS, rule);
      List<Long> steps = article.map(row -> row.reached().steps()).orElse(List.of());
      double time = digits.map(row -> row.secondsTo(0)).orElse(Double.NaN);
      text.append(
          "| `%s` | %s | %s | %s | %s |%n"
              .formatted(
                  rule,
                  steps.isEmpty() ? "not reached" : steps.get(0),
                  steps.isEmpty() ? "" : "1/" + ARTICLE_STEPS / Math.max(1, steps.get(0)),
                  time(time),
                  Double.isFinite(time / adam) ? Format.number(time / adam) : ""));
    }
  }

  private Optional<StudyRow> find(StudyTask task, String rule) {
    return tables.getOrDefault(task, List.of()).stream()
        .filter(row -> row.rule().equals(rule))
        .findFirst();
  }

  private void table(StringBuilder text, StudyTask task, List<StudyRow> rows) {
    text.append("\n## %s\n\n%s\n\n".formatted(task.name(), task.about()));
    List<String> names = names(rows);
    List<String> head = new ArrayList<>(List.of("rule", "setting"));
    task.losses().forEach(loss -> head.addAll(List.of("steps to " + loss, "seconds")));
    head.addAll(names);
    text.append(line(head));
    text.append(
        line(IntStream.range(0, head.size()).mapToObj(i -> i < 2 ? "---" : "---:").toList()));
    for (StudyRow row : rows) {
      List<String> cells = new ArrayList<>(List.of("`" + row.rule() + "`", setting(row)));
      for (int i = 0; i < task.losses().size(); i++) {
        boolean reached = i < row.reached().steps().size();
        cells.add(reached ? row.reached().steps().get(i).toString() : "–");
        cells.add(reached ? time(row.secondsTo(i)) : "");
      }
      for (String name : names) {
        cells.add(row.ends().isEmpty() ? "diverged" : cell(row, name));
      }
      text.append(line(cells));
    }
  }

  private static String setting(StudyRow row) {
    String keys = row.candidate().optimizer().replaceFirst("^\\{type: [^,]+, (.*)\\}$", "$1");
    String batch =
        row.candidate().overrides().stream()
            .filter(change -> change.startsWith("training.batchSize="))
            .map(change -> "; batch " + change.substring(change.indexOf('=') + 1))
            .collect(Collectors.joining());
    return "`" + keys + "`" + batch;
  }

  /** Objective, loss and metrics, but not the single divergences. */
  private static List<String> names(List<StudyRow> rows) {
    return rows.stream()
        .flatMap(row -> row.ends().stream())
        .findFirst()
        .map(
            end -> {
              List<String> names = new ArrayList<>(List.of("objective"));
              names.addAll(end.metrics().keySet());
              return names;
            })
        .orElse(List.of());
  }

  private static String cell(StudyRow row, String name) {
    List<Double> values = row.ends().stream().map(end -> value(end, name)).toList();
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
    String text = String.format(Locale.ROOT, "%.4f ± %.4f", mean, deviation);
    return row.diverged() == 0 ? text : text + " (%d diverged)".formatted(row.diverged());
  }

  private static double value(Measurement end, String name) {
    return end.values().getOrDefault(name, Double.NaN);
  }

  private static String time(double seconds) {
    return Double.isFinite(seconds) ? Format.seconds(seconds) : "not reached";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
