package io.kldiv.runner.cli;

import io.kldiv.runner.run.RunSummary;
import io.kldiv.runner.train.Measurement;
import io.kldiv.runner.train.TrainingResult;
import java.io.PrintWriter;
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
    List<String> columns =
        List.copyOf(summary.parts().values().iterator().next().values().keySet());
    Map<String, double[]> rows = new LinkedHashMap<>();
    summary.parts().forEach((part, measured) -> rows.put(part, numbers(measured)));
    gap().ifPresent(gap -> rows.put("gap (test − train)", gap));
    int label = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder header = new StringBuilder(" ".repeat(label));
    columns.forEach(column -> header.append("  ").append(pad(column, width(column))));
    out.println(header);
    rows.forEach(
        (name, values) -> {
          StringBuilder line = new StringBuilder(name + " ".repeat(label - name.length()));
          for (int i = 0; i < values.length; i++) {
            line.append("  ").append(pad(Numbers.number(values[i]), width(columns.get(i))));
          }
          out.println(line);
        });
  }

  /** How far the test part is from the training part, for each number. */
  private Optional<double[]> gap() {
    Measurement train = summary.parts().get(TRAIN);
    Measurement test = summary.parts().get(TEST);
    if (train == null || test == null) {
      return Optional.empty();
    }
    double[] gap = numbers(test);
    double[] from = numbers(train);
    for (int i = 0; i < gap.length; i++) {
      gap[i] -= from[i];
    }
    return Optional.of(gap);
  }

  private static double[] numbers(Measurement measured) {
    return measured.values().values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static int width(String column) {
    return Math.max(10, column.length());
  }

  private static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
