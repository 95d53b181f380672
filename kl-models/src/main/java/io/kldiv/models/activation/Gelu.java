package io.kldiv.models.activation;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.part.Describe;
import io.kldiv.models.Activation;

/** The Gaussian error linear unit. */
@Describe(
    value = "Gaussian error linear unit, exact (by the error function).",
    formula = "x Φ(x), Φ the standard normal distribution function",
    source = "Hendrycks and Gimpel, 2016")
public final class Gelu implements Activation {
  /** Creates the activation. */
  public Gelu() {}

  @Override
  public Node apply(Node x) {
    return Elementwise.gelu(x);
  }
}
