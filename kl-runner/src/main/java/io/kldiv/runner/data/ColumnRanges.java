package io.kldiv.runner.data;

import java.util.Arrays;

/** The least and greatest value of each column on some rows of a table. */
final class ColumnRanges {
  private final double[] min;
  private final double[] max;

  private ColumnRanges(double[] min, double[] max) {
    this.min = min;
    this.max = max;
  }

  static ColumnRanges of(Table table, int[] rows) {
    int width = table.width();
    double[] min = new double[width];
    double[] max = new double[width];
    Arrays.fill(min, Double.POSITIVE_INFINITY);
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
    double[] values = table.values();
    for (int row : rows) {
      int start = row * width;
      for (int j = 0; j < width; j++) {
        min[j] = Math.min(min[j], values[start + j]);
        max[j] = Math.max(max[j], values[start + j]);
      }
    }
    return new ColumnRanges(min, max);
  }

  double min(int column) {
    return min[column];
  }

  double max(int column) {
    return max[column];
  }

  boolean isConstant(int column) {
    return min[column] == max[column];
  }

  static DataException unscalable(Table table, int column, ColumnRanges ranges) {
    return new DataException(
        new DataProblem(
            table.origin(),
            0,
            0,
            table.columns().get(column).name(),
            "the values from %s to %s cannot be scaled: too far apart, or too close together"
                .formatted(ranges.min(column), ranges.max(column))));
  }
}
