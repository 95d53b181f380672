package io.kldiv.core.divergence.f;

import io.kldiv.core.graph.Node;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A divergence as an f-divergence, which is an integral, or as a function of one.
 *
 * @param generator f
 * @param outer the function of the f-divergence, element by element; empty if it is the divergence
 *     itself, so that a mean over samples is not biased
 */
public record Integral(Generator generator, Optional<UnaryOperator<Node>> outer) {
  /** Checks that no component is null. */
  public Integral {
    Objects.requireNonNull(generator);
    Objects.requireNonNull(outer);
  }

  /** The divergence from the f-divergence. */
  public Node of(Node fDivergence) {
    return outer.map(function -> function.apply(fDivergence)).orElse(fDivergence);
  }
}
