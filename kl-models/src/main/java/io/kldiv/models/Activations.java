package io.kldiv.models;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.part.Describe;

/** The activations. */
public final class Activations {
  private Activations() {}

  /** The rectifier. */
  @Describe(
      value = "Rectified linear unit.",
      formula = "max(x, 0)",
      source = "Nair and Hinton, 2010")
  public static final class Relu implements Activation {
    /** Creates the activation. */
    public Relu() {}

    @Override
    public Node apply(Node x) {
      return Elementwise.relu(x);
    }
  }

  /** The hyperbolic tangent. */
  @Describe(value = "Hyperbolic tangent.", formula = "tanh x")
  public static final class Tanh implements Activation {
    /** Creates the activation. */
    public Tanh() {}

    @Override
    public Node apply(Node x) {
      return Elementwise.tanh(x);
    }
  }

  /** The logistic function. */
  @Describe(value = "Logistic function.", formula = "1 / (1 + exp(−x))")
  public static final class Sigmoid implements Activation {
    /** Creates the activation. */
    public Sigmoid() {}

    @Override
    public Node apply(Node x) {
      return Elementwise.sigmoid(x);
    }
  }

  /** The Gaussian error linear unit. */
  @Describe(
      value = "Gaussian error linear unit, exact (by the error function).",
      formula = "x Φ(x), Φ the standard normal distribution function",
      source = "Hendrycks and Gimpel, 2016")
  public static final class Gelu implements Activation {
    /** Creates the activation. */
    public Gelu() {}

    @Override
    public Node apply(Node x) {
      return Elementwise.gelu(x);
    }
  }

  /** The smooth rectifier. */
  @Describe(
      value = "Smooth rectifier.",
      formula = "log(1 + exp x)",
      source = "Dugas et al., 2001")
  public static final class Softplus implements Activation {
    /** Creates the activation. */
    public Softplus() {}

    @Override
    public Node apply(Node x) {
      return Elementwise.softplus(x);
    }
  }
}
