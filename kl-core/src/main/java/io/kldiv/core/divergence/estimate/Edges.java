package io.kldiv.core.divergence.estimate;

import static java.util.stream.Collectors.joining;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family.Support;
import io.kldiv.core.distribution.Mixture;
import io.kldiv.core.divergence.DivergenceException;
import java.util.EnumSet;
import java.util.Set;

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
    Set<Support> ofP = supports(p);
    Set<Support> ofQ = supports(q);
    if (all(ofP, ofQ).stream().map(Support::discrete).distinct().count() > 1) {
      throw new DivergenceException(
          "'%s' cannot compare probabilities with densities: P (%s) has %s and Q (%s) %s"
              .formatted(estimator, p.family(), words(ofP), q.family(), words(ofQ)));
    }
    if (all(ofP, ofQ).contains(Support.BOUNDED)) {
      throw new DivergenceException(
          "'%s' has no right gradient where the bounds of a law are parameters, as those of %s are"
              .formatted(estimator, ofP.contains(Support.BOUNDED) ? p.family() : q.family()));
    }
  }

  /** Whether no point of one is on an edge of the other. */
  static boolean same(Distribution p, Distribution q) {
    return all(supports(p), supports(q)).size() == 1;
  }

  /** Those of the parts of a mixture, whose own is any that holds all. */
  private static Set<Support> supports(Distribution distribution) {
    Set<Support> supports = EnumSet.noneOf(Support.class);
    if (distribution instanceof Mixture mixture) {
      mixture.components().forEach(part -> supports.addAll(supports(part)));
    } else {
      supports.add(distribution.family().support());
    }
    return supports;
  }

  private static Set<Support> all(Set<Support> left, Set<Support> right) {
    Set<Support> all = EnumSet.copyOf(left);
    all.addAll(right);
    return all;
  }

  private static String words(Set<Support> supports) {
    return supports.stream().map(Support::toString).collect(joining(", "));
  }
}
