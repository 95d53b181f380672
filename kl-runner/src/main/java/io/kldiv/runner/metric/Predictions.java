package io.kldiv.runner.metric;

import io.kldiv.core.distribution.TargetKind;

/**
 * What a model predicts for some samples, and the truth.
 *
 * @param kind the kind of the target
 * @param rows the number of samples, at least 1
 * @param outputs the number of classes, binary outputs or numbers
 * @param predicted the means of the predicted distributions, {@code [rows × outputs]}: class
 *     probabilities, probabilities of 1, or numbers
 * @param target the truth, {@code [rows × outputs]}: 1 at the class and 0 elsewhere, 0 or 1, or
 *     numbers
 */
public record Predictions(
    TargetKind kind, int rows, int outputs, double[] predicted, double[] target) {
  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if there is no sample or an array is not of length rows ×
   *     outputs
   */
  public Predictions {
    int count = Math.multiplyExact(rows, outputs);
    if (rows < 1 || predicted.length != count || target.length != count) {
      throw new IllegalArgumentException(
          "%d × %d predictions need arrays of that length, not %d and %d"
              .formatted(rows, outputs, predicted.length, target.length));
    }
  }

  /** The class with the highest predicted probability, the first among equals. */
  int predictedClass(int row) {
    return argMax(predicted, row);
  }

  /** The class of the truth. */
  int targetClass(int row) {
    return argMax(target, row);
  }

  /** The predicted value of an output of a sample. */
  double predicted(int row, int output) {
    return predicted[row * outputs + output];
  }

  /** The true value of an output of a sample. */
  double target(int row, int output) {
    return target[row * outputs + output];
  }

  /** The sum of the squared differences over all samples and outputs. */
  double squaredError() {
    double sum = 0;
    for (int i = 0; i < target.length; i++) {
      double error = predicted[i] - target[i];
      sum += error * error;
    }
    return sum;
  }

  private int argMax(double[] values, int row) {
    int best = 0;
    for (int k = 1; k < outputs; k++) {
      if (values[row * outputs + k] > values[row * outputs + best]) {
        best = k;
      }
    }
    return best;
  }
}
