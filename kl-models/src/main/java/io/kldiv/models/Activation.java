package io.kldiv.models;

import io.kldiv.core.graph.Node;
import io.kldiv.core.part.PartKind;

/** A nonlinear function between layers, applied to each element. */
@PartKind("activation")
public interface Activation {
  /**
   * The function of each element.
   *
   * @param x an array of any shape
   * @return an array of the same shape
   */
  Node apply(Node x);
}
