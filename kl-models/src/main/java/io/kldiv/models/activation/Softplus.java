package io.kldiv.models.activation;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.part.Describe;
import io.kldiv.models.Activation;

/** The smooth rectifier. */
@Describe(value = "Smooth rectifier.", formula = "log(1 + exp x)", source = "Dugas et al., 2001")
public final class Softplus implements Activation {
  /** Creates the activation. */
  public Softplus() {}

  @Override
  public Node apply(Node x) {
    return Elementwise.softplus(x);
  }
}
