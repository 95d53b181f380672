package io.kldiv.core.distribution;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.Optional;

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

  /**
   * The mean of each distribution, {@code [batch × event]}; NaN where there is none, as for
   * Cauchy's, and +∞ where it is infinite.
   */
  Node mean();

  /**
   * The variance of each element of a value, {@code [batch × event]}, as {@link #mean} NaN or +∞
   * where it does not exist; empty if there is no closed form.
   */
  default Optional<Node> variance() {
    return Optional.empty();
  }

  /**
   * The entropy of each distribution in nats, of densities the differential entropy, {@code
   * [batch]}; empty if there is no closed form.
   */
  default Optional<Node> entropy() {
    return Optional.empty();
  }

  /**
   * The logarithm of the density, or of the probability for a discrete family, in nats.
   *
   * @param value {@code [batch × event]}
   * @return {@code [batch]}
   */
  Node logDensity(Node value);

  /**
   * The probabilities of what lies below and above a value, for each element; empty if they are not
   * known, and for discrete families.
   *
   * @param value {@code [batch × event]}
   * @return of that shape
   */
  default Optional<Tails> tails(Node value) {
    return Optional.empty();
  }

  /**
   * A random value as a function of the parameters and of noise leaves. It is differentiable in the
   * parameters if {@link Family#reparameterised()} says so, and has gradient 0 otherwise.
   *
   * @param noise the name of the random stream that the noise is drawn from
   * @return {@code [batch × event]}
   */
  Node sample(String noise);
}
