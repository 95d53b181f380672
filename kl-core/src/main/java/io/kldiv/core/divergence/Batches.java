package io.kldiv.core.divergence;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Shape;

/** The shapes of two distributions that are compared. */
public final class Batches {
  private Batches() {}

  /**
   * The size of the batch of a comparison.
   *
   * @param p a batch of n, or of 1
   * @param q a batch of n, or of 1
   * @return n
   * @throws DivergenceException if the events differ, or the batches do and neither is 1
   */
  public static int common(Distribution p, Distribution q) {
    Shape left = p.shape();
    Shape right = q.shape();
    int n = left.size(0);
    int m = right.size(0);
    if (!left.without(0).equals(right.without(0)) || (n != m && n != 1 && m != 1)) {
      throw new DivergenceException(
          "P (%s) has values of shape %s but Q (%s) of shape %s: the sizes of the event must be"
                  .formatted(p.family(), left, q.family(), right)
              + " equal, and those of the batch equal or 1");
    }
    return n == 1 ? m : n;
  }
}
