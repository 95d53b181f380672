package io.kldiv.runner.metric;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.Describe;
import java.util.EnumSet;
import java.util.Set;

/** The root of the mean squared error. */
@Describe(
    value =
        "Root of the mean squared error over all samples and outputs, in the unit of the target as"
            + " the model sees it (after target transforms).",
    formula = "√((1/(n·d)) Σᵢₖ (ŷᵢₖ − yᵢₖ)²)")
public final class RootMeanSquaredError implements Metric {
  /** Creates the metric. */
  public RootMeanSquaredError() {}

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
    return Math.sqrt(predictions.squaredError() / predictions.target().length);
  }
}
