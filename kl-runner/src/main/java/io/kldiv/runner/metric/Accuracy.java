package io.kldiv.runner.metric;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.Describe;
import java.util.EnumSet;
import java.util.Set;

/** The share of right predictions. */
@Describe(
    value =
        "Share of right predictions, between 0 and 1: of classes, the most probable one; of binary"
            + " outputs, each counted, 1 from a probability of one half on.")
public final class Accuracy implements Metric {
  /** Creates the metric. */
  public Accuracy() {}

  @Override
  public Set<TargetKind> targets() {
    return EnumSet.of(TargetKind.CLASSES, TargetKind.BINARY);
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public double of(Predictions predictions) {
    return predictions.kind() == TargetKind.CLASSES ? classes(predictions) : binary(predictions);
  }

  private static double classes(Predictions predictions) {
    int right = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      right += predictions.predictedClass(row) == predictions.targetClass(row) ? 1 : 0;
    }
    return (double) right / predictions.rows();
  }

  private static double binary(Predictions predictions) {
    int right = 0;
    for (int i = 0; i < predictions.target().length; i++) {
      boolean one = predictions.predicted()[i] >= 0.5;
      right += one == (predictions.target()[i] == 1) ? 1 : 0;
    }
    return (double) right / predictions.target().length;
  }
}
