package io.kldiv.models;

import io.kldiv.core.graph.Node;

/** A model with its parameters: writes the expression of a prediction for a batch of any size. */
@FunctionalInterface
public interface Network {
  /**
   * The prediction for a batch; a sample's does not depend on the others.
   *
   * @param features the features, {@code [batch × features]}
   * @param mode whether dropout and other noise is on
   * @return the prediction, an expression of the features, the model's parameters and, while
   *     training, noise
   * @throws io.kldiv.core.graph.GraphException if the features have another number of columns
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
