package io.kldiv.runner.metric;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.PartKind;
import java.util.Set;

/** A number that says how good the predictions for a part of the data are. */
@PartKind("metric")
public interface Metric {
  /** The kinds of target that the metric is defined for; checked before any data is read. */
  Set<TargetKind> targets();

  /**
   * The metric.
   *
   * @param predictions the predictions for at least one sample
   */
  double of(Predictions predictions);

  /** Whether a higher value is better. */
  boolean higherIsBetter();
}
