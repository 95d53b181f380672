package io.kldiv.core.distribution;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A family of distributions.
 *
 * @param name the name in messages: {@code multivariate-normal}
 * @param support the values it can take
 * @param reparameterised whether samples are differentiable in the parameters
 */
public record Family(String name, Support support, boolean reparameterised) {
  /** The values that the distributions of a family can take. */
  public enum Support {
    /** One-hot vectors: one of several classes. */
    ONE_HOT("one-hot vectors"),
    /** Vectors of zeros and ones. */
    BINARY("vectors of zeros and ones"),
    /** Vectors of counts 0, 1, 2, …, perhaps up to a greatest one. */
    COUNTS("vectors of counts"),
    /** Vectors of real numbers. */
    REAL("vectors of real numbers"),
    /** Vectors of numbers of at least 0. */
    POSITIVE("vectors of numbers not below 0"),
    /** Vectors of numbers from 0 to 1. */
    UNIT_INTERVAL("vectors of numbers from 0 to 1"),
    /** Vectors of numbers within bounds that are parameters. */
    BOUNDED("vectors of numbers within the bounds that the parameters give"),
    /** Vectors of angles in radians. */
    ANGLE("vectors of angles"),
    /** Vectors of numbers not below 0 that sum to 1. */
    SIMPLEX("vectors of probabilities that sum to 1"),
    /** Vectors of length 1. */
    SPHERE("vectors of length 1");

    private final String text;

    Support(String text) {
      this.text = text;
    }

    /** Whether single values have probabilities, so that a density is a probability. */
    public boolean discrete() {
      return this == ONE_HOT || this == BINARY || this == COUNTS;
    }

    /** The values of one law or another, in a mixture, or of one beside another, in a product. */
    static Support together(List<Distribution> parts) {
      Set<Support> all = EnumSet.noneOf(Support.class);
      parts.forEach(part -> all.add(part.family().support()));
      boolean discrete = all.stream().allMatch(Support::discrete);
      return all.size() == 1 ? all.iterator().next() : discrete ? COUNTS : REAL;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
