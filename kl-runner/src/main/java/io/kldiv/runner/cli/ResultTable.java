package io.kldiv.runner.cli;

import io.kldiv.runner.run.RunSummary;
import io.kldiv.runner.train.Measurement;
import io.kldiv.runner.train.TrainingResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table at the end of a run. */
final class ResultTable {
  private static final String TRAIN = "train";
  private static final String TEST = "test";

  private final RunSummary summary;

  ResultTable(RunSummary summary) {
    this.summary = summary;
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
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    summary.parts().forEach((part, measured) -> rows.put(part, measured.values()));
    gap().ifPresent(gap -> rows.put("gap (test − train)", gap));
    List<String> columns =
        new ArrayList<>(summary.parts().values().iterator().next().values().keySet());
    int label = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder header = new StringBuilder(" ".repeat(label));
    columns.forEach(column -> header.append("  ").append(pad(column, width(column))));
    out.println(header);
    rows.forEach(
        (name, values) -> {
          StringBuilder line = new StringBuilder(name + " ".repeat(label - name.length()));
          for (String column : columns) {
            line.append("  ").append(pad(Numbers.number(values.get(column)), width(column)));
          }
          out.println(line);
        });
  }

  /** How much worse or better the test part is than the training part, for each number. */
  private Optional<Map<String, Double>> gap() {
    Measurement train = summary.parts().get(TRAIN);
    Measurement test = summary.parts().get(TEST);
    if (train == null || test == null) {
      return Optional.empty();
    }
    Map<String, Double> gap = new LinkedHashMap<>();
    test.values().forEach((name, value) -> gap.put(name, value - train.values().get(name)));
    return Optional.of(gap);
  }

  private static int width(String column) {
    return Math.max(10, column.length());
  }

  private static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
