package io.kldiv.runner.cli;

import io.kldiv.runner.report.Numbers;
import io.kldiv.runner.train.EpochRecord;
import io.kldiv.runner.train.Measurement;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation found, on one line.
 *
 * @param changingWeights the divergences whose weight λ is shown
 */
record EpochLine(List<String> changingWeights) {
  String of(EpochRecord record) {
    StringBuilder line = new StringBuilder();
    append(line, "loss", record.training().loss());
    for (Map.Entry<String, Double> term : record.training().divergences().entrySet()) {
      append(line, term.getKey(), term.getValue());
      Double penalised = record.training().penalised().get(term.getKey());
      if (penalised != null) {
        append(line, "penalised", penalised);
      }
      if (changingWeights.contains(term.getKey())) {
        append(line, "λ", record.weight(term.getKey()));
      }
    }
    record.validation().ifPresent(measured -> validation(line, measured));
    return line.toString().strip();
  }

  private static void validation(StringBuilder line, Measurement measured) {
    line.append("  | validation");
    append(line, "loss", measured.loss());
    for (Map.Entry<String, Double> metric : measured.metrics().entrySet()) {
      append(line, metric.getKey(), metric.getValue());
    }
  }

  private static void append(StringBuilder line, String name, double value) {
    line.append("  ").append(name).append(' ').append(Numbers.number(value));
  }
}
