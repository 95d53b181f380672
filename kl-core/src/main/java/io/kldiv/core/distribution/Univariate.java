package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.maximum;

import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Reductions;

/**
 * Independent continuous variables of one family, {@code [batch × d]}: densities multiply and
 * entropies add over the d columns.
 */
public interface Univariate extends Distribution {
  /**
   * The logarithm of the density of each variable, in nats: −∞ outside the support, with gradient
   * 0.
   *
   * @param value {@code [batch × d]}, or what broadcasts to it
   * @return {@code [batch × d]}
   */
  Node logDensities(Node value);

  /**
   * The value of each variable below which it lies with a given probability.
   *
   * @param probability between 0 and 1, {@code [batch × d]} or what broadcasts to it
   * @return {@code [batch × d]}
   */
  Node quantile(Node probability);

  @Override
  default Node logDensity(Node value) {
    return Reductions.sum(logDensities(Checks.value(this, value)), 1);
  }

  /** The quantile of a uniform number, differentiable in the parameters. */
  @Override
  default Node sample(String noise) {
    Node uniform = Node.noise(noise, Leaf.Noise.Law.UNIFORM, shape());
    return quantile(maximum(uniform, Node.constant(0x1p-54)));
  }
}
