package io.kldiv.runner.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of a run as a table: a row for each part of the data, a column for each number.
 *
 * @param columns the names of the numbers
 * @param rows the numbers of each part, in the order of the columns, and of the {@link #GAP}; NaN
 *     where a part has no such number
 */
public record Results(List<String> columns, Map<String, double[]> rows) {
  /** The row that says how far the test part is from the training part. */
  public static final String GAP = "gap (test − train)";

  private static final String TRAIN = "train";
  private static final String TEST = "test";

  /** Copies the collections. */
  public Results {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /**
   * The table of some measurements.
   *
   * @param parts for each part of the data its numbers by name
   * @return a table with the columns of the first part; with a gap if there are a part {@code
   *     train} and a part {@code test}
   */
  public static Results of(Map<String, Map<String, Double>> parts) {
    List<String> columns =
        parts.values().stream()
            .findFirst()
            .map(first -> new ArrayList<>(first.keySet()))
            .orElseGet(ArrayList::new);
    Map<String, double[]> rows = new LinkedHashMap<>();
    parts.forEach((part, numbers) -> rows.put(part, row(columns, numbers)));
    double[] train = rows.get(TRAIN);
    double[] test = rows.get(TEST);
    if (train != null && test != null) {
      double[] gap = new double[columns.size()];
      for (int i = 0; i < gap.length; i++) {
        gap[i] = test[i] - train[i];
      }
      rows.put(GAP, gap);
    }
    return new Results(columns, rows);
  }

  private static double[] row(List<String> columns, Map<String, Double> numbers) {
    return columns.stream().mapToDouble(name -> numbers.getOrDefault(name, Double.NaN)).toArray();
  }

  /** Whether nothing was measured. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
