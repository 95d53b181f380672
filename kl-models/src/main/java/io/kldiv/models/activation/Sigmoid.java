package io.kldiv.models.activation;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.part.Describe;
import io.kldiv.models.Activation;

/** The logistic function. */
@Describe(value = "Logistic function.", formula = "1 / (1 + exp(−x))")
public final class Sigmoid implements Activation {
  /** Creates the activation. */
  public Sigmoid() {}

  @Override
  public Node apply(Node x) {
    return Elementwise.sigmoid(x);
  }
}
