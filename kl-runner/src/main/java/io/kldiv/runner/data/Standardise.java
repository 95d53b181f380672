package io.kldiv.runner.data;

import io.kldiv.core.part.Describe;

/**
 * {@code (x − mean) / standardDeviation} for each numeric column, mean and standard deviation
 * (divided by the number of rows) being those of the training rows; categorical columns stay as
 * they are. A column that is constant on the training rows is only shifted, so it becomes 0 there.
 */
@Describe(
    value =
        "Shifts and scales each numeric column to mean 0 and variance 1 on the training part; a"
            + " column that is constant there is only shifted, to 0.",
    formula = "(x - mean) / standardDeviation")
public final class Standardise implements Transform {
  /** Creates the transform. */
  public Standardise() {}

  @Override
  public Fitted fit(Table table, int[] trainingRows) {
    ColumnRanges ranges = ColumnRanges.of(table, trainingRows);
    double[] mean = means(table, trainingRows, ranges);
    double[] factor = new double[mean.length];
    double[] squares = squares(table, trainingRows, mean);
    for (int j = 0; j < factor.length; j++) {
      double deviation = Math.sqrt(squares[j] / trainingRows.length);
      boolean constant = ranges.isConstant(j) || deviation == 0;
      factor[j] = constant ? 1 : 1 / deviation;
      if (!Double.isFinite(mean[j]) || !Double.isFinite(deviation + factor[j])) {
        throw ColumnRanges.unscalable(table, j, ranges);
      }
    }
    return Linear.of(table.columns(), mean, factor);
  }

  private static double[] means(Table table, int[] rows, ColumnRanges ranges) {
    double[] mean = new double[table.width()];
    double[] values = table.values();
    for (int row : rows) {
      int start = row * mean.length;
      for (int j = 0; j < mean.length; j++) {
        mean[j] += values[start + j];
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] = ranges.isConstant(j) ? ranges.min(j) : mean[j] / rows.length;
    }
    return mean;
  }

  private static double[] squares(Table table, int[] rows, double[] mean) {
    double[] squares = new double[mean.length];
    double[] values = table.values();
    for (int row : rows) {
      int start = row * mean.length;
      for (int j = 0; j < mean.length; j++) {
        double difference = values[start + j] - mean[j];
        squares[j] = Math.fma(difference, difference, squares[j]);
      }
    }
    return squares;
  }
}
