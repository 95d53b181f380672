package io.kldiv.runner.data;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Features and numeric targets that are independent and uniform on [0, 1): data in which there is
 * nothing to find. Features {@code x0, x1, …} are drawn first, row by row, then targets {@code y0,
 * y1, …}, from the stream {@code data.source}.
 */
@Describe(
    "Features and numeric targets that are independent and uniform on [0, 1): nothing to find in"
        + " them, so whatever is learned is overfitting.")
public final class UniformRandom implements DataSource {
  private static final String NAME = "uniform-random";

  private final Config config;

  /**
   * The source's configuration.
   *
   * @param rows the number of rows
   * @param columns the number of features
   * @param outputs the number of target columns
   */
  public record Config(
      @Describe("The number of rows.") @Range(min = 1) int rows,
      @Describe("The number of features.") @Range(min = 1) int columns,
      @Describe("The number of target columns.") @Range(min = 1) int outputs) {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is below 1 or the data has more numbers than an
     *     array can hold
     */
    public Config {
      if (rows < 1 || columns < 1 || outputs < 1) {
        throw new IllegalArgumentException(
            "rows, columns and outputs must be at least 1, but are %d, %d and %d"
                .formatted(rows, columns, outputs));
      }
      if ((long) rows * Math.max(columns, outputs) > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "%d rows × %d columns are more numbers than one array can hold"
                .formatted(rows, Math.max(columns, outputs)));
      }
    }
  }

  /**
   * Creates the source.
   *
   * @param config the sizes
   */
  public UniformRandom(Config config) {
    this.config = config;
  }

  @Override
  public SourceData read(RandomStreams streams) {
    RandomStream stream = streams.stream("data.source");
    return new SourceData(
        table("x", config.columns(), stream),
        table("y", config.outputs(), stream),
        0,
        new Provenance(
            NAME,
            List.of(),
            config.rows(),
            config.columns() + config.outputs(),
            new TreeMap<>(),
            0));
  }

  private Table table(String prefix, int width, RandomStream stream) {
    double[] values = new double[config.rows() * width];
    stream.fillUniform(values, 0, values.length);
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      columns.add(new Column.Numeric(prefix + j));
    }
    return Table.of(NAME, columns, config.rows(), values);
  }
}
