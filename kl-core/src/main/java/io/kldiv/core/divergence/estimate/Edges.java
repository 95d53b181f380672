package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family.Support;
import io.kldiv.core.divergence.DivergenceException;

/** What points must not have for a gradient to be right. */
final class Edges {
  private Edges() {}

  /**
   * Refuses pairs whose densities cannot be compared, and supports whose edges are parameters: what
   * a moving edge takes in is in no point's gradient.
   *
   * @throws DivergenceException for those
   */
  static void require(String estimator, Distribution p, Distribution q) {
    Support ofP = p.family().support();
    Support ofQ = q.family().support();
    if (ofP.discrete() != ofQ.discrete()) {
      throw new DivergenceException(
          "'%s' cannot compare probabilities with densities: P (%s) has %s and Q (%s) %s"
              .formatted(estimator, p.family(), ofP, q.family(), ofQ));
    }
    if (ofP == Support.BOUNDED || ofQ == Support.BOUNDED) {
      throw new DivergenceException(
          "'%s' has no right gradient where the bounds of a law are parameters, as those of %s are"
              .formatted(estimator, ofP == Support.BOUNDED ? p.family() : q.family()));
    }
  }
}
