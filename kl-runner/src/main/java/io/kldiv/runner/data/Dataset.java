package io.kldiv.runner.data;

import io.kldiv.core.distribution.TargetKind;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One part of the data, ready for a model: numeric features and targets of some of the rows. A
 * view: the parts of an experiment share the arrays, and a part knows its rows by index.
 */
public final class Dataset {
  private final String name;
  private final Table features;
  private final Targets targets;
  private final int[] rows;

  private Dataset(String name, Table features, Targets targets, int[] rows) {
    this.name = name;
    this.features = features;
    this.targets = targets;
    this.rows = rows;
  }

  /**
   * A part of the data.
   *
   * @param name the part's name
   * @param features the features of all rows, numeric columns only
   * @param targets the targets of all rows
   * @param rows the rows that the part has, handed over
   * @return the part
   * @throws IllegalArgumentException if a column holds text
   */
  public static Dataset of(String name, Table features, Targets targets, int[] rows) {
    for (Column column : features.columns()) {
      if (column instanceof Column.Categorical) {
        throw new IllegalArgumentException("column '" + column.name() + "' holds text");
      }
    }
    return new Dataset(name, features, targets, rows);
  }

  /**
   * The part's name.
   *
   * @return {@code train}, {@code validation} or {@code test}
   */
  public String name() {
    return name;
  }

  /**
   * The number of rows.
   *
   * @return the number; 0 if the experiment has no such part
   */
  public int rows() {
    return rows.length;
  }

  /**
   * The number of features of a row.
   *
   * @return the number, at least 1
   */
  public int featureCount() {
    return features.width();
  }

  /**
   * The names of the features, from left to right.
   *
   * @return an immutable list
   */
  public List<String> featureNames() {
    return features.columnNames();
  }

  /**
   * What the targets are.
   *
   * @return classes, yes-or-no answers or numbers
   */
  public TargetKind targetKind() {
    return targets.kind();
  }

  /**
   * The length of a row's target: the number of classes or of outputs.
   *
   * @return the number, at least 1
   */
  public int targetWidth() {
    return targets.names().size();
  }

  /**
   * What each number of a row's target stands for.
   *
   * @return the names of the classes, or of the target columns
   */
  public List<String> targetNames() {
    return targets.names();
  }

  /**
   * The row of the source that a row of this part is.
   *
   * @param row a row of this part, from 0
   * @return a row of the source, from 0
   */
  public int sourceRow(int row) {
    return rows[row];
  }

  /**
   * The class of a row.
   *
   * @param row a row of this part, from 0
   * @return the index of its class
   * @throws IllegalStateException if the targets are not classes
   */
  public int classOf(int row) {
    if (targets instanceof Targets.Classes classes) {
      return classes.indexOf(rows[row]);
    }
    throw new IllegalStateException("the targets are " + targets.kind() + ", not classes");
  }

  /**
   * Copies the features of a row.
   *
   * @param row a row of this part, from 0
   * @param output where to write {@link #featureCount()} numbers
   * @param offset where to begin
   */
  public void copyFeatures(int row, double[] output, int offset) {
    int width = features.width();
    System.arraycopy(features.values(), rows[row] * width, output, offset, width);
  }

  /**
   * Copies the target of a row: a one-hot vector, or the numbers.
   *
   * @param row a row of this part, from 0
   * @param output where to write {@link #targetWidth()} numbers
   * @param offset where to begin
   */
  public void copyTargets(int row, double[] output, int offset) {
    targets.copyRow(rows[row], output, offset);
  }

  /**
   * A fingerprint of which rows of the source this part has.
   *
   * @return the SHA-256 of the row numbers (from 0, ascending, four bytes each, big-endian), in
   *     lower-case hexadecimal
   */
  public String rowsSha256() {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(rows.length, Integer.BYTES));
    bytes.asIntBuffer().put(rows);
    return Sha256.hex(Sha256.digest().digest(bytes.array()));
  }

  @Override
  public String toString() {
    return "Dataset[%s, %d rows]".formatted(name, rows.length);
  }
}
