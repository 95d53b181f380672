package io.kldiv.core.loss;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.PartKind;

/** How far a predicted distribution is from the target: ℓ(y, ŷ), one number per sample. */
@PartKind("loss")
public interface Loss {
  /**
   * The loss of each sample; the objective takes the mean over the batch.
   *
   * @param predicted the prediction, of value shape {@code [batch × outputs]}
   * @param target {@code [batch × outputs]}, of a kind that {@link #accepts} lists
   * @return {@code [batch]}
   * @throws io.kldiv.core.graph.GraphException if the shapes differ
   */
  Node perSample(Distribution predicted, Node target);

  /** The predictions and targets that the loss has a meaning for. */
  Accepted accepts();
}
