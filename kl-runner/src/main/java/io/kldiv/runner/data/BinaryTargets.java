package io.kldiv.runner.data;

import io.kldiv.core.distribution.TargetKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Yes-or-no answers for each row. Each column has two values: the second one, in the order of
 * numbers or of the alphabet, is yes.
 */
final class BinaryTargets implements Targets {
  private final Table table;
  private final double[] yes;
  private final List<String> names;

  private BinaryTargets(Table table, double[] yes, List<String> names) {
    this.table = table;
    this.yes = yes;
    this.names = names;
  }

  /**
   * The answers of the target columns.
   *
   * @throws DataException if a column has not exactly two values
   */
  static BinaryTargets of(Table raw) {
    List<DataProblem> problems = new ArrayList<>();
    List<String> names = new ArrayList<>();
    double[] yes = new double[raw.width()];
    for (int column = 0; column < raw.width(); column++) {
      String name = raw.columns().get(column).name();
      double[] values = distinct(raw, column);
      if (values.length != 2) {
        problems.add(
            new DataProblem(
                raw.origin(),
                0,
                0,
                name,
                "has %d different values, but a yes-or-no answer has two"
                    .formatted(values.length)));
        continue;
      }
      yes[column] = values[1];
      names.add(name + valueName(raw.columns().get(column), values[1]));
    }
    if (!problems.isEmpty()) {
      throw new DataException(problems, 0);
    }
    return new BinaryTargets(raw, yes, List.copyOf(names));
  }

  private static double[] distinct(Table raw, int column) {
    double[] values = new double[raw.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = raw.value(row, column) + 0.0;
    }
    return Arrays.stream(values).distinct().sorted().toArray();
  }

  /** Which value is yes; empty for the number 1. */
  private static String valueName(Column column, double value) {
    if (column instanceof Column.Categorical categorical) {
      return " = " + categorical.categories().get((int) value);
    }
    return value == 1 ? "" : " = " + value;
  }

  /** The answers of the one column as two classes; empty if there are several columns. */
  Optional<Classes> asClasses() {
    return names.size() == 1 ? Optional.of(Classes.of(table)) : Optional.empty();
  }

  @Override
  public TargetKind kind() {
    return TargetKind.BINARY;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void copyRow(int row, double[] output, int offset) {
    for (int column = 0; column < yes.length; column++) {
      output[offset + column] = table.value(row, column) == yes[column] ? 1 : 0;
    }
  }
}
