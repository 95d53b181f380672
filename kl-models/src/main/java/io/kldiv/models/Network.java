package io.kldiv.models;

import io.kldiv.core.graph.Node;

/** A model with its parameters: writes the expression of a prediction for a batch of any size. */
@FunctionalInterface
public interface Network {
  /**
   * The prediction for a batch.
   *
   * @param features the features, {@code [batch × features]}
   * @param mode whether dropout and other noise is on
   */
  Prediction predict(Node features, Mode mode);

  /** What the prediction is for. */
  enum Mode {
    /** Learning: noise is on. */
    TRAINING,
    /** Measuring: noise is off. */
    EVALUATION
  }
}
