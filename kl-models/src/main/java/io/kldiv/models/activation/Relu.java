package io.kldiv.models.activation;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.part.Describe;
import io.kldiv.models.Activation;

/** The rectifier. */
@Describe(value = "Rectified linear unit.", formula = "max(x, 0)", source = "Nair and Hinton, 2010")
public final class Relu implements Activation {
  /** Creates the activation. */
  public Relu() {}

  @Override
  public Node apply(Node x) {
    return Elementwise.relu(x);
  }
}
