package io.kldiv.runner.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The feature or the target columns of a CSV file while it is read. */
final class CsvTable {
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final List<CsvColumn> columns;
  private double[] values = new double[0];
  private int length;

  CsvTable(CsvHeader header, List<Integer> places) {
    this.columns =
        places.stream()
            .map(i -> new CsvColumn(header.names().get(i), i, header.text().contains(i)))
            .toList();
  }

  Stream<CsvColumn> columns() {
    return columns.stream();
  }

  /** Whether a value of the row is missing; reports each. */
  boolean countMissing(List<String> cells, CsvProblems problems) {
    boolean result = false;
    for (CsvColumn column : columns) {
      String cell = cells.get(column.place());
      if (column.countMissing(cell)) {
        problems.missing(column, cell);
        result = true;
      }
    }
    return result;
  }

  /** Adds a row without missing values. */
  void add(List<String> cells, CsvProblems problems) {
    if (length + columns.size() > values.length) {
      grow(problems);
    }
    for (CsvColumn column : columns) {
      String cell = cells.get(column.place());
      double value = column.value(cell);
      if (!Double.isFinite(value)) {
        problems.notFinite(column, cell);
      }
      values[length++] = value;
    }
  }

  private void grow(CsvProblems problems) {
    long wanted = Math.max(1024L * columns.size(), values.length + (values.length >> 1));
    long least = (long) length + columns.size();
    if (least > MOST) {
      throw problems.tooLarge(columns.size());
    }
    values = Arrays.copyOf(values, (int) Math.min(MOST, Math.max(least, wanted)));
  }

  Table toTable(String origin, int rows) {
    double[] result = values.length == length ? values : Arrays.copyOf(values, length);
    for (int j = 0; j < columns.size(); j++) {
      columns.get(j).recode(result, j, columns.size());
    }
    return Table.of(origin, columns.stream().map(CsvColumn::column).toList(), rows, result);
  }
}
