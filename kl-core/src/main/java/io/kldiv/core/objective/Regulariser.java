package io.kldiv.core.objective;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import java.util.Objects;

/**
 * A divergence to add to a loss.
 *
 * @param name the name of its term, unique in the objective
 * @param divergence the measure
 * @param p what is trained
 * @param q what it is compared with
 * @param penalty what is made of the divergence before it is weighted
 */
public record Regulariser(
    String name, Divergence divergence, Distribution p, Distribution q, Penalty penalty) {
  /** Checks that no component is null. */
  public Regulariser {
    Objects.requireNonNull(name);
    Objects.requireNonNull(divergence);
    Objects.requireNonNull(p);
    Objects.requireNonNull(q);
    Objects.requireNonNull(penalty);
  }

  /** A divergence that is weighted as it is. */
  public Regulariser(String name, Divergence divergence, Distribution p, Distribution q) {
    this(name, divergence, p, q, Penalties.linear());
  }
}
