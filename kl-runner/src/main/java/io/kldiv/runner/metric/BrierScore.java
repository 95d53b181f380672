package io.kldiv.runner.metric;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.Describe;
import java.util.EnumSet;
import java.util.Set;

/** The squared distance of probabilities from the truth. */
@Describe(
    value =
        "Brier score: the mean over samples of the squared distance between the predicted"
            + " probabilities and the truth; between 0 and 2 for classes.",
    formula = "(1/n) Σᵢ Σₖ (pᵢₖ − yᵢₖ)²",
    source = "Brier, 1950")
public final class BrierScore implements Metric {
  /** Creates the metric. */
  public BrierScore() {}

  @Override
  public Set<TargetKind> targets() {
    return EnumSet.of(TargetKind.CLASSES, TargetKind.BINARY);
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public double of(Predictions predictions) {
    return predictions.squaredError() / predictions.rows();
  }
}
