package io.kldiv.runner.data;

import io.kldiv.core.part.Describe;

/**
 * {@code (x − min) / (max − min)} for each numeric column, min and max being those of the training
 * rows; categorical columns stay as they are. Values outside the training range fall outside [0,
 * 1]. A column that is constant on the training rows is only shifted, so it becomes 0 there.
 */
@Describe(
    value =
        "Shifts and scales each numeric column to [0, 1] on the training part; a column that is"
            + " constant there is only shifted, to 0.",
    formula = "(x - min) / (max - min)")
public final class MinMax implements Transform {
  /** Creates the transform. */
  public MinMax() {}

  @Override
  public Fitted fit(Table table, int[] trainingRows) {
    ColumnRanges ranges = ColumnRanges.of(table, trainingRows);
    double[] shift = new double[table.width()];
    double[] factor = new double[table.width()];
    for (int j = 0; j < shift.length; j++) {
      double width = ranges.max(j) - ranges.min(j);
      shift[j] = ranges.min(j);
      factor[j] = width == 0 ? 1 : 1 / width;
      if (!Double.isFinite(width) || !Double.isFinite(factor[j])) {
        throw ColumnRanges.unscalable(table, j, ranges);
      }
    }
    return Linear.of(table.columns(), shift, factor);
  }
}
