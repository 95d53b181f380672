package io.kldiv.models.activation;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.part.Describe;
import io.kldiv.models.Activation;

/** The hyperbolic tangent. */
@Describe(value = "Hyperbolic tangent.", formula = "tanh x")
public final class Tanh implements Activation {
  /** Creates the activation. */
  public Tanh() {}

  @Override
  public Node apply(Node x) {
    return Elementwise.tanh(x);
  }
}
