package io.kldiv.runner.cli;

import io.kldiv.runner.report.Numbers;
import io.kldiv.runner.report.Results;
import io.kldiv.runner.run.RunSummary;
import io.kldiv.runner.train.TrainingResult;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table at the end of a run. */
final class ResultTable {
  private final RunSummary summary;
  private final List<String> changingWeights;

  /**
   * A table to be printed.
   *
   * @param changingWeights the divergences whose last weight λ is shown
   */
  ResultTable(RunSummary summary, List<String> changingWeights) {
    this.summary = summary;
    this.changingWeights = changingWeights;
  }

  void print(PrintWriter out) {
    TrainingResult result = summary.result();
    out.println();
    if (!summary.parts().isEmpty()) {
      printTable(out);
      out.println();
    }
    out.printf(
        "%s after %s steps in %s of training%n",
        outcome(result), Numbers.count(result.steps()), Numbers.seconds(result.seconds()));
    for (String name : changingWeights) {
      double weight = result.weights().getOrDefault(name, Double.NaN);
      out.printf("λ         %s %s%n", name, Numbers.number(weight));
    }
    out.println("run       " + summary.directory());
    out.println("model     sha256 " + summary.modelSha256());
  }

  private static String outcome(TrainingResult result) {
    return switch (result.outcome()) {
      case COMPLETED -> "completed";
      case STOPPED_EARLY -> "stopped early, best epoch %d,".formatted(result.bestEpoch());
      case INTERRUPTED -> "interrupted";
    };
  }

  private void printTable(PrintWriter out) {
    Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
    summary.parts().forEach((part, measured) -> parts.put(part, measured.values()));
    Results results = Results.of(parts);
    List<String> columns = results.columns();
    int label = results.rows().keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder header = new StringBuilder(" ".repeat(label));
    columns.forEach(column -> header.append("  ").append(pad(column, width(column))));
    out.println(header);
    results
        .rows()
        .forEach(
            (name, values) -> {
              StringBuilder line = new StringBuilder(name + " ".repeat(label - name.length()));
              for (int i = 0; i < values.length; i++) {
                line.append("  ").append(pad(Numbers.number(values[i]), width(columns.get(i))));
              }
              out.println(line);
            });
  }

  private static int width(String column) {
    return Math.max(10, column.length());
  }

  private static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
