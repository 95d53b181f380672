package io.kldiv.core.objective;

import java.util.Optional;

/** The targets of the training data, as far as a {@link Reference} asks about them. Immutable. */
public final class TargetStatistics {
  private final double[] values;
  private final int rows;
  private final int columns;

  private TargetStatistics(double[] values, int rows, int columns) {
    this.values = values;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * The statistics of a matrix of targets.
   *
   * @param values {@code [rows × columns]}, row-major; copied
   * @param rows the number of samples, at least 1
   * @param columns the number of outputs, at least 1
   * @throws IllegalArgumentException if the values do not fill the matrix, or it is empty
   */
  public static TargetStatistics of(double[] values, int rows, int columns) {
    if (rows < 1 || columns < 1 || values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          "%d values do not fill a matrix of targets [%d × %d]"
              .formatted(values.length, rows, columns));
    }
    return new TargetStatistics(values.clone(), rows, columns);
  }

  /** The number of samples. */
  public int rows() {
    return rows;
  }

  /** The number of outputs. */
  public int columns() {
    return columns;
  }

  /** The mean of each output, {@code [columns]}, as a new array. */
  public double[] mean() {
    double[] mean = new double[columns];
    for (int i = 0; i < values.length; i++) {
      mean[i % columns] += values[i];
    }
    for (int column = 0; column < columns; column++) {
      mean[column] /= rows;
    }
    return mean;
  }

  /**
   * The unbiased covariance of the outputs, {@code Σ (y − ȳ)(y − ȳ)ᵀ / (rows − 1)}, {@code [columns
   * × columns]} row-major, as a new array; zeros if there is a single row.
   */
  public double[] covariance() {
    double[] mean = mean();
    double[] covariance = new double[columns * columns];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns; i++) {
        double left = values[row * columns + i] - mean[i];
        for (int j = 0; j < columns; j++) {
          double right = values[row * columns + j] - mean[j];
          covariance[i * columns + j] = Math.fma(left, right, covariance[i * columns + j]);
        }
      }
    }
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] /= Math.max(1, rows - 1);
    }
    return covariance;
  }

  /**
   * Says where the targets cannot be weights of classes: the first negative value, or the first row
   * whose sum is not a positive number; nothing if they can.
   */
  public Optional<String> notWeights() {
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int column = 0; column < columns; column++) {
        double value = values[row * columns + column];
        if (value < 0) {
          return Optional.of(
              "the target of training row %d has the negative value %s in output %d"
                  .formatted(row + 1, value, column + 1));
        }
        sum += value;
      }
      if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
        return Optional.of(
            "the targets of training row %d sum to %s, not to a positive number"
                .formatted(row + 1, sum));
      }
    }
    return Optional.empty();
  }
}
