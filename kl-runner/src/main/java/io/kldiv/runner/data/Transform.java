package io.kldiv.runner.data;

import io.kldiv.core.part.PartKind;
import java.util.List;

/**
 * A change of columns whose constants are learned from the training rows alone, so that nothing of
 * the validation and test parts leaks into training.
 */
@PartKind("transform")
public interface Transform {
  /**
   * Learns the constants.
   *
   * @param table all rows, as the transforms before this one left them
   * @param trainingRows the rows to learn from, at least one; no other row may be looked at
   * @return the transform with its constants
   * @throws DataException if the columns do not suit the transform
   */
  Fitted fit(Table table, int[] trainingRows);

  /** A transform with its constants. Immutable. */
  interface Fitted {
    /**
     * The columns that come out.
     *
     * @return the columns, from left to right
     */
    List<Column> columns();

    /**
     * Transforms one row.
     *
     * @param input an array with a row of the table it was fitted on
     * @param from where that row begins
     * @param output another array, or another part of it, for the row that comes out
     * @param to where that row begins
     * @throws DataException if a value has no image, such as a category that training never saw
     */
    void apply(double[] input, int from, double[] output, int to);
  }
}
