package io.kldiv.runner.data;

/**
 * What a {@link DataSource} read: features and raw targets, row by row.
 *
 * @param features the features {@code [rows × features]}
 * @param targets the target columns {@code [rows × targets]} as they are in the source, neither
 *     classes nor numbers yet
 * @param ownTestRows how many of the last rows are a test part that the source itself defines; 0 if
 *     it has none
 * @param provenance where the data came from
 */
public record SourceData(Table features, Table targets, int ownTestRows, Provenance provenance) {
  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if they do not, which is a fault of the source
   */
  public SourceData {
    if (features.rows() != targets.rows()) {
      throw new IllegalArgumentException(
          "%d rows of features, but %d of targets".formatted(features.rows(), targets.rows()));
    }
    if (features.width() == 0 || targets.width() == 0) {
      throw new IllegalArgumentException("a source needs at least one feature and one target");
    }
    if (ownTestRows < 0 || ownTestRows > features.rows()) {
      throw new IllegalArgumentException(
          "%d test rows of %d".formatted(ownTestRows, features.rows()));
    }
  }
}
