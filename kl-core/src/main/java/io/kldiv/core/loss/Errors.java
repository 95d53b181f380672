package io.kldiv.core.loss;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;

/** What losses on the predicted mean have in common. */
final class Errors {
  private Errors() {}

  /** Returns a target of the prediction's shape, or throws. */
  static Node target(Distribution predicted, Node target) {
    if (!predicted.shape().equals(target.shape())) {
      throw new GraphException(
          "the prediction (%s) has the shape %s but the target %s (%s)"
              .formatted(predicted.family(), predicted.shape(), target.shape(), target.source()));
    }
    return target;
  }

  /** ŷ − y, {@code [batch × outputs]}. */
  static Node ofMean(Distribution predicted, Node target) {
    return Elementwise.subtract(predicted.mean(), target(predicted, target));
  }

  /** The mean over the last axis, {@code [batch]}. */
  static Node meanOverOutputs(Node values) {
    return Elementwise.scale(Reductions.sum(values, 1), 1.0 / values.shape().size(1));
  }
}
