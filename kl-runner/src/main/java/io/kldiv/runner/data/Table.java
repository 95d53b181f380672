package io.kldiv.runner.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows of numbers with a type and a name for each column, in one flat array {@code [rows ×
 * columns]}, row by row. The array is shared, not copied, so that large data is held once; only
 * {@link DataPreparation}, which owns it, may change it.
 */
public final class Table {
  private final String origin;
  private final List<Column> columns;
  private final int rows;
  private final double[] values;

  private Table(String origin, List<Column> columns, int rows, double[] values) {
    this.origin = origin;
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /**
   * A table over an array.
   *
   * @param origin the file or source that the values come from, for messages
   * @param columns the columns, with different names
   * @param rows the number of rows
   * @param values the values {@code [rows × columns]}, handed over to the table
   * @return the table
   * @throws IllegalArgumentException if the array's length is not rows × columns or two columns
   *     have the same name
   */
  public static Table of(String origin, List<Column> columns, int rows, double[] values) {
    if (values.length != (long) rows * columns.size()) {
      throw new IllegalArgumentException(
          "a table of %d rows and %d columns needs as many values as their product, but has %d"
              .formatted(rows, columns.size(), values.length));
    }
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns have the name '" + column.name() + "'");
      }
    }
    return new Table(origin, List.copyOf(columns), rows, values);
  }

  /**
   * The file or source that the values come from.
   *
   * @return its name, for messages
   */
  public String origin() {
    return origin;
  }

  /**
   * The columns, from left to right.
   *
   * @return an immutable list
   */
  public List<Column> columns() {
    return columns;
  }

  /**
   * The names of the columns, from left to right.
   *
   * @return an immutable list
   */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * The number of columns.
   *
   * @return the number
   */
  public int width() {
    return columns.size();
  }

  /**
   * The number of rows.
   *
   * @return the number
   */
  public int rows() {
    return rows;
  }

  /**
   * One value.
   *
   * @param row the row, from 0
   * @param column the column, from 0
   * @return the number, or the index of the category
   */
  public double value(int row, int column) {
    return values[row * columns.size() + column];
  }

  /**
   * The values {@code [rows × columns]}, row by row: the table's own array, to be read only.
   *
   * @return the array itself
   */
  public double[] values() {
    return values;
  }

  @Override
  public String toString() {
    return "Table[%s, %d × %d]".formatted(origin, rows, columns.size());
  }
}
