package io.kldiv.runner.data;

import io.kldiv.core.distribution.TargetKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The targets of all rows, as a loss takes them. */
public sealed interface Targets {
  /**
   * What the targets are.
   *
   * @return classes, yes-or-no answers or numbers
   */
  TargetKind kind();

  /**
   * What each number of a row stands for.
   *
   * @return the names of the classes, or of the target columns
   */
  List<String> names();

  /**
   * Copies the target of a row: a one-hot vector, zeros and ones, or the numbers.
   *
   * @param row the row, from 0
   * @param output where to write as many numbers as there are names
   * @param offset where to begin
   */
  void copyRow(int row, double[] output, int offset);

  /**
   * The targets as a loss wants them.
   *
   * @param raw the target columns as the source read them
   * @param kind what the loss wants
   * @return the targets
   * @throws DataException if the columns cannot be taken so
   */
  static Targets of(Table raw, TargetKind kind) {
    return switch (kind) {
      case CLASSES -> Classes.of(raw);
      case BINARY -> Binary.of(raw);
      case NUMBERS -> Numbers.of(raw);
    };
  }

  /** A class for each row. */
  final class Classes implements Targets {
    private static final int MOST_CLASSES = 10_000;

    private final List<String> names;
    private final int[] indices;

    private Classes(List<String> names, int[] indices) {
      this.names = names;
      this.indices = indices;
    }

    /**
     * The classes of a column: its categories in their order, or its distinct whole numbers in
     * ascending order.
     *
     * @param raw a table of one column
     * @return the classes
     * @throws DataException if there are several columns, a number that is not whole, fewer than
     *     two classes or more than 10,000
     */
    public static Classes of(Table raw) {
      if (raw.width() != 1) {
        throw DataException.of(
            raw.origin(),
            "classes are read from one target column, but there are %d: %s"
                .formatted(raw.width(), Texts.some(raw.columnNames())));
      }
      Column column = raw.columns().get(0);
      Classes classes =
          column instanceof Column.Categorical categorical
              ? ofCategories(raw, categorical)
              : ofNumbers(raw);
      int count = classes.names.size();
      if (count < 2) {
        throw problem(
            raw,
            "all rows are of one class, '%s': there is nothing to learn"
                .formatted(String.join("", classes.names)));
      }
      if (count > MOST_CLASSES) {
        throw problem(
            raw,
            "has %d different values, too many for classes (at most %d): is it a quantity, for a"
                    .formatted(count, MOST_CLASSES)
                + " loss that takes numbers?");
      }
      return classes;
    }

    private static Classes ofCategories(Table raw, Column.Categorical column) {
      int[] indices = new int[raw.rows()];
      for (int row = 0; row < indices.length; row++) {
        indices[row] = (int) raw.value(row, 0);
      }
      return new Classes(column.categories(), indices);
    }

    private static Classes ofNumbers(Table raw) {
      double[] distinct = Arrays.stream(raw.values()).map(v -> v + 0.0).distinct().toArray();
      Arrays.sort(distinct);
      for (double value : distinct) {
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
          throw problem(
              raw,
              ("holds numbers such as %s, but the loss needs classes: whole numbers or text; for a"
                      + " quantity use a loss that takes numbers, such as mse")
                  .formatted(value));
        }
      }
      int[] indices = new int[raw.rows()];
      for (int row = 0; row < indices.length; row++) {
        indices[row] = Arrays.binarySearch(distinct, raw.value(row, 0) + 0.0);
      }
      List<String> names =
          Arrays.stream(distinct).mapToObj(value -> Long.toString((long) value)).toList();
      return new Classes(names, indices);
    }

    private static DataException problem(Table raw, String message) {
      String name = raw.columns().get(0).name();
      return new DataException(new DataProblem(raw.origin(), 0, 0, name, message));
    }

    /**
     * The class of a row.
     *
     * @param row the row, from 0
     * @return the index of the class
     */
    public int indexOf(int row) {
      return indices[row];
    }

    @Override
    public TargetKind kind() {
      return TargetKind.CLASSES;
    }

    @Override
    public List<String> names() {
      return names;
    }

    @Override
    public void copyRow(int row, double[] output, int offset) {
      Arrays.fill(output, offset, offset + names.size(), 0);
      output[offset + indices[row]] = 1;
    }
  }

  /** Answers of yes (1) or no (0) for each row. */
  final class Binary implements Targets {
    private final Table table;
    private final List<String> names;

    private Binary(Table table, List<String> names) {
      this.table = table;
      this.names = names;
    }

    /**
     * The answers of columns that hold 0 and 1, or two different texts, of which the second in the
     * order of the categories is the yes and gives its name: {@code diagnosis=malignant}.
     *
     * @param raw the target columns
     * @return the answers
     * @throws DataException if a column holds anything else, or one answer only
     */
    public static Binary of(Table raw) {
      List<DataProblem> problems = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int j = 0; j < raw.width(); j++) {
        Column column = raw.columns().get(j);
        String complaint =
            column instanceof Column.Categorical categorical
                ? complaint(categorical)
                : complaint(raw, j);
        if (!complaint.isEmpty()) {
          problems.add(new DataProblem(raw.origin(), 0, 0, column.name(), complaint));
        }
        names.add(
            column instanceof Column.Categorical categorical && complaint.isEmpty()
                ? column.name() + "=" + categorical.categories().get(1)
                : column.name());
      }
      if (!problems.isEmpty()) {
        throw new DataException(problems, 0);
      }
      return new Binary(raw, List.copyOf(names));
    }

    private static String complaint(Column.Categorical column) {
      int count = column.categories().size();
      return count == 2
          ? ""
          : "holds %s (%s), but the loss needs yes or no: two texts, or 0 and 1"
              .formatted(Texts.count(count, "different text"), Texts.some(column.categories()));
    }

    private static String complaint(Table raw, int column) {
      boolean zero = false;
      boolean one = false;
      for (int row = 0; row < raw.rows(); row++) {
        double value = raw.value(row, column);
        if (value != 0 && value != 1) {
          return "holds numbers such as %s, but the loss needs yes or no: 0 and 1, or two texts"
              .formatted(value);
        }
        zero |= value == 0;
        one |= value == 1;
      }
      return zero && one ? "" : "is the same in all rows: there is nothing to learn";
    }

    /**
     * The answer to the first question.
     *
     * @param row the row, from 0
     * @return 0 or 1
     */
    int first(int row) {
      return (int) table.value(row, 0);
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
      System.arraycopy(table.values(), row * names.size(), output, offset, names.size());
    }
  }

  /** Numbers for each row. */
  final class Numbers implements Targets {
    private final Table table;
    private final List<String> names;

    private Numbers(Table table) {
      this.table = table;
      this.names = table.columnNames();
    }

    /**
     * The numbers of a table.
     *
     * @param raw numeric columns
     * @return the numbers
     * @throws DataException if a column holds text
     */
    public static Numbers of(Table raw) {
      List<DataProblem> problems =
          raw.columns().stream()
              .filter(Column.Categorical.class::isInstance)
              .map(column -> textProblem(raw, (Column.Categorical) column))
              .collect(Collectors.toList());
      if (!problems.isEmpty()) {
        throw new DataException(problems, 0);
      }
      return new Numbers(raw);
    }

    private static DataProblem textProblem(Table raw, Column.Categorical column) {
      return new DataProblem(
          raw.origin(),
          0,
          0,
          column.name(),
          ("holds text (%s), but the loss needs numbers; for classes use a loss such as"
                  + " cross-entropy")
              .formatted(Texts.some(column.categories())));
    }

    /**
     * The numbers.
     *
     * @return a table {@code [rows × outputs]}
     */
    public Table table() {
      return table;
    }

    @Override
    public TargetKind kind() {
      return TargetKind.NUMBERS;
    }

    @Override
    public List<String> names() {
      return names;
    }

    @Override
    public void copyRow(int row, double[] output, int offset) {
      System.arraycopy(table.values(), row * names.size(), output, offset, names.size());
    }
  }
}
