package io.kldiv.runner.data;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Replaces each categorical column by one column {@code name=category} of 0 and 1 for each category
 * that the training rows have, in the order of the categories; numeric columns stay as they are.
 */
@Describe(
    "Replaces each column of text by a column of 0 and 1 for each text that the training part"
        + " has.")
public final class OneHot implements Transform {
  private static final int UNSEEN = -1;

  private final Config config;

  /** What a category that the training rows do not have becomes. */
  public enum Unseen {
    /** An error that names the category. */
    ERROR,
    /** A zero in every column. */
    ZEROS
  }

  /**
   * The transform's configuration.
   *
   * @param unseen what a category that the training rows do not have becomes
   * @param mostCategories the most categories that a column may have
   */
  public record Config(
      @Describe("What a text becomes that only the validation or test part has: error or zeros.")
          @Default("error")
          Unseen unseen,
      @Describe("The most different texts that a column may have.") @Default("1000") @Range(min = 1)
          int mostCategories) {}

  /**
   * Creates the transform.
   *
   * @param config what to do with unseen categories
   */
  public OneHot(Config config) {
    this.config = config;
  }

  @Override
  public Fitted fit(Table table, int[] trainingRows) {
    List<Column> columns = new ArrayList<>();
    int[][] positions = new int[table.width()][];
    for (int j = 0; j < positions.length; j++) {
      if (table.columns().get(j) instanceof Column.Categorical categorical) {
        positions[j] = positions(table, trainingRows, j, categorical);
        addColumns(columns, categorical, positions[j]);
      } else {
        positions[j] = new int[0];
        columns.add(table.columns().get(j));
      }
    }
    return new Indicators(table, columns, positions, config.unseen());
  }

  /** The place of each category among those that the training rows have. */
  private int[] positions(Table table, int[] rows, int column, Column.Categorical categorical) {
    int[] positions = new int[categorical.categories().size()];
    Arrays.fill(positions, UNSEEN);
    for (int row : rows) {
      positions[(int) table.value(row, column)] = 0;
    }
    int next = 0;
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] != UNSEEN) {
        positions[i] = next++;
      }
    }
    if (next > config.mostCategories()) {
      throw new DataException(
          new DataProblem(
              table.origin(),
              0,
              0,
              categorical.name(),
              "has %d different texts, more than mostCategories, %d: does it name each row?"
                  .formatted(next, config.mostCategories())));
    }
    return positions;
  }

  private static void addColumns(
      List<Column> columns, Column.Categorical categorical, int[] positions) {
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] != UNSEEN) {
        columns.add(new Column.Numeric(categorical.name() + "=" + categorical.categories().get(i)));
      }
    }
  }

  private static final class Indicators implements Fitted {
    private final String origin;
    private final List<Column> inputs;
    private final List<Column> columns;
    private final int[][] positions;
    private final int[] widths;
    private final Unseen unseen;

    Indicators(Table table, List<Column> columns, int[][] positions, Unseen unseen) {
      this.origin = table.origin();
      this.inputs = table.columns();
      this.columns = List.copyOf(columns);
      this.positions = positions;
      this.unseen = unseen;
      this.widths =
          Arrays.stream(positions)
              .mapToInt(places -> (int) Arrays.stream(places).filter(p -> p != UNSEEN).count())
              .toArray();
    }

    @Override
    public List<Column> columns() {
      return columns;
    }

    @Override
    public void apply(double[] input, int from, double[] output, int to) {
      int next = to;
      for (int j = 0; j < positions.length; j++) {
        if (widths[j] == 0) {
          output[next++] = input[from + j];
          continue;
        }
        Arrays.fill(output, next, next + widths[j], 0);
        int category = (int) input[from + j];
        int position = positions[j][category];
        if (position != UNSEEN) {
          output[next + position] = 1;
        } else if (unseen == Unseen.ERROR) {
          throw unseen(j, category);
        }
        next += widths[j];
      }
    }

    private DataException unseen(int column, int category) {
      Column.Categorical categorical = (Column.Categorical) inputs.get(column);
      return new DataException(
          new DataProblem(
              origin,
              0,
              0,
              categorical.name(),
              "%s is in the validation or test part, but not in the training part; to allow this, "
                  .concat("write {type: one-hot, unseen: zeros}")
                  .formatted(Texts.quote(categorical.categories().get(category)))));
    }
  }
}
