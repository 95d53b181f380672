package io.kldiv.runner.data;

import java.util.List;

/** {@code (x − shift) · factor} for each numeric column; categorical columns stay as they are. */
final class Linear implements Transform.Fitted {
  private final List<Column> columns;
  private final double[] shift;
  private final double[] factor;

  private Linear(List<Column> columns, double[] shift, double[] factor) {
    this.columns = columns;
    this.shift = shift;
    this.factor = factor;
  }

  static Linear of(List<Column> columns, double[] shift, double[] factor) {
    for (int j = 0; j < shift.length; j++) {
      if (columns.get(j) instanceof Column.Categorical) {
        shift[j] = 0;
        factor[j] = 1;
      }
    }
    return new Linear(columns, shift, factor);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public void apply(double[] input, int from, double[] output, int to) {
    for (int j = 0; j < shift.length; j++) {
      output[to + j] = (input[from + j] - shift[j]) * factor[j];
    }
  }
}
