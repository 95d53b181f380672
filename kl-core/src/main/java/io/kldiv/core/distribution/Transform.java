package io.kldiv.core.distribution;

import io.kldiv.core.graph.Node;
import io.kldiv.core.part.PartKind;

/**
 * An invertible, differentiable function of each element of a value. Two are the same function if
 * they are equal: an implementation is a record of its settings.
 */
@PartKind("bijector")
public interface Transform {
  /** The function. */
  Node forward(Node x);

  /**
   * The inverse.
   *
   * @param y elements of the image
   */
  Node inverse(Node y);

  /** {@code log |dy/dx|} of each element. */
  Node logSlope(Node x);

  /** 1 where an element lies in the image, else 0. */
  Node covers(Node y);

  /** An element of the image, to stand for those that do not lie in it. */
  double somewhere();

  /** 1 if it rises, −1 if it falls, 0 if that is not known. */
  default int direction() {
    return 0;
  }

  /** The values of a law after the function, for one with the given values before. */
  Family.Support image(Family.Support support);
}
