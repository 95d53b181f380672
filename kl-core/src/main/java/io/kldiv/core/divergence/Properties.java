package io.kldiv.core.divergence;

import java.util.Objects;

/**
 * What holds for a divergence.
 *
 * @param direction the formula's order: {@code D(P‖Q)}
 * @param law which axioms it satisfies
 * @param upperBound the least upper bound in nats; positive infinity if there is none
 * @param overBatch how the samples of a batch are put together
 * @param whenNotFinite what a user can change when it is not finite in training
 */
public record Properties(
    String direction, Law law, double upperBound, OverBatch overBatch, String whenNotFinite) {
  /** Checks that no component is null. */
  public Properties {
    Objects.requireNonNull(direction);
    Objects.requireNonNull(law);
    Objects.requireNonNull(overBatch);
    Objects.requireNonNull(whenNotFinite);
  }

  /** Which axioms a divergence satisfies; each one implies those before it. */
  public enum Law {
    /** None: a term that carries the name of a divergence without being one. */
    NONE,
    /** Never negative, and zero exactly where P = Q. */
    DIVERGENCE,
    /** Besides, D(P‖Q) = D(Q‖P). */
    SYMMETRIC,
    /** Besides, the triangle inequality. */
    METRIC
  }

  /** How the values of the samples of a batch become one number. */
  public enum OverBatch {
    /** Their mean, which does not depend on the size of the batch. */
    MEAN,
    /** Their sum. */
    SUM
  }

  /** Whether it is never negative, and zero exactly where P = Q. */
  public boolean isDivergence() {
    return law != Law.NONE;
  }

  /** Whether D(P‖Q) = D(Q‖P). */
  public boolean isSymmetric() {
    return law == Law.SYMMETRIC || law == Law.METRIC;
  }
}
