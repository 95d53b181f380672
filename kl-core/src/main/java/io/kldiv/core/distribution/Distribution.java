package io.kldiv.core.distribution;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;

/**
 * A batch of probability distributions of one family, whose parameters are nodes.
 *
 * <p>A value has the shape {@code [batch × event]}. The size of the batch may be 1: the same
 * distribution for every sample it is compared with. An implementation is a final record, so that
 * closed forms can be found by its exact class.
 */
public interface Distribution {
  /** The family: its name, its support and how it is sampled. */
  Family family();

  /** The shape of a value, {@code [batch × event]}. */
  Shape shape();

  /** The mean of each distribution, {@code [batch × event]}. */
  Node mean();

  /**
   * The logarithm of the density, or of the probability for a discrete family, in nats.
   *
   * @param value {@code [batch × event]}
   * @return {@code [batch]}
   */
  Node logDensity(Node value);

  /**
   * A random value as a function of the parameters and of noise leaves. It is differentiable in the
   * parameters if {@link Family#reparameterised()} says so, and has gradient 0 otherwise.
   *
   * @param noise the name of the random stream that the noise is drawn from
   * @return {@code [batch × event]}
   */
  Node sample(String noise);
}
