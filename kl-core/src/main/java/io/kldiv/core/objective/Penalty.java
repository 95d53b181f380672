package io.kldiv.core.objective;

import io.kldiv.core.graph.Node;

/**
 * What is made of a divergence before it is weighted: the φ of λ·φ(D), such as φ(D) = max(D, ε).
 * {@link Penalties} has the usual ones.
 */
public interface Penalty {
  /** Whether φ is taken of each sample's divergence, or of that of the whole batch. */
  boolean perSample();

  /**
   * φ(D) as an expression, element by element.
   *
   * @param divergence D, a scalar, or {@code [batch]} if {@link #perSample}
   * @param level a scalar input that follows a schedule, such as ε
   * @return of the divergence's shape; the divergence itself for the identity
   */
  Node of(Node divergence, Node level);
}
