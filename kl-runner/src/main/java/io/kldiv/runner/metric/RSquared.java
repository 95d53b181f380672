package io.kldiv.runner.metric;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.Describe;
import java.util.EnumSet;
import java.util.Set;

/** The coefficient of determination. */
@Describe(
    value =
        "Coefficient of determination, the mean over the outputs: 1 for perfect predictions, 0 for"
            + " predicting the mean of the part that is measured. An output that is constant there"
            + " counts 1 if it is predicted exactly and 0 otherwise.",
    formula = "(1/d) Σₖ (1 − Σᵢ (ŷᵢₖ − yᵢₖ)² / Σᵢ (yᵢₖ − ȳₖ)²)")
public final class RSquared implements Metric {
  /** Creates the metric. */
  public RSquared() {}

  @Override
  public Set<TargetKind> targets() {
    return EnumSet.of(TargetKind.NUMBERS);
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public double of(Predictions predictions) {
    double sum = 0;
    for (int output = 0; output < predictions.outputs(); output++) {
      sum += ofOutput(predictions, output);
    }
    return sum / predictions.outputs();
  }

  private static double ofOutput(Predictions predictions, int output) {
    double mean = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      mean += predictions.target(row, output);
    }
    mean /= predictions.rows();
    double residual = 0;
    double total = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      double truth = predictions.target(row, output);
      double error = predictions.predicted(row, output) - truth;
      residual += error * error;
      total += (truth - mean) * (truth - mean);
    }
    if (total == 0) {
      return residual == 0 ? 1 : 0;
    }
    return 1 - residual / total;
  }
}
