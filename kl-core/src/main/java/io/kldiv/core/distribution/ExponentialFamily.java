package io.kldiv.core.distribution;

import io.kldiv.core.graph.Node;
import java.util.List;

/**
 * A distribution with the density {@code h(x)·exp(⟨θ, T(x)⟩ − F(θ))}, where h and T are the same
 * for all distributions of its class. From the log-normaliser F alone follow the divergences of two
 * of them, by the graph's gradients.
 */
public interface ExponentialFamily extends Distribution {
  /** The natural parameters θ, each with the batch in front. */
  List<Node> naturalParameters();

  /**
   * The distribution with other natural parameters, and with h and T of this one.
   *
   * @param parameters nodes of the shapes of {@link #naturalParameters}, or of another batch; where
   *     F is not finite, what it stands for is not defined
   */
  ExponentialFamily withNaturalParameters(List<Node> parameters);

  /**
   * The log-normaliser F at natural parameters, which need not be this distribution's.
   *
   * @param parameters nodes of the shapes of {@link #naturalParameters}, or of another batch
   * @return {@code [batch]}
   */
  Node logNormaliser(List<Node> parameters);

  /**
   * Whether h and T are those of another distribution of the same class, so that the two can be
   * compared through F.
   */
  default boolean sameCarrier(ExponentialFamily other) {
    return shape().without(0).equals(other.shape().without(0));
  }
}
