package io.kldiv.core.objective;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import java.util.Objects;

/**
 * What a {@link Reference} is made of.
 *
 * @param predicted the predicted distribution P
 * @param target the target of the same samples, {@code [batch × outputs]}
 * @param kind what the numbers of the target mean
 * @param trainingTargets the targets of the training data
 */
public record ReferenceContext(
    Distribution predicted, Node target, TargetKind kind, TargetStatistics trainingTargets) {
  /** Checks that no component is null. */
  public ReferenceContext {
    Objects.requireNonNull(predicted);
    Objects.requireNonNull(target);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(trainingTargets);
  }
}
