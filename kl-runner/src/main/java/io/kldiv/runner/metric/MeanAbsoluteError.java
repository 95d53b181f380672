package io.kldiv.runner.metric;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.Describe;
import java.util.EnumSet;
import java.util.Set;

/** The mean absolute error. */
@Describe(
    value =
        "Mean absolute error over all samples and outputs, in the unit of the target as the model"
            + " sees it (after target transforms).",
    formula = "(1/(n·d)) Σᵢₖ |ŷᵢₖ − yᵢₖ|")
public final class MeanAbsoluteError implements Metric {
  /** Creates the metric. */
  public MeanAbsoluteError() {}

  @Override
  public Set<TargetKind> targets() {
    return EnumSet.of(TargetKind.NUMBERS);
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public double of(Predictions predictions) {
    double sum = 0;
    for (int i = 0; i < predictions.target().length; i++) {
      sum += Math.abs(predictions.predicted()[i] - predictions.target()[i]);
    }
    return sum / predictions.target().length;
  }
}
