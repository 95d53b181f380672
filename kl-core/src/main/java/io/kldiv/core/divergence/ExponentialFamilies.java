package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.ExponentialFamily;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import java.util.ArrayList;
import java.util.List;

/**
 * Divergences of two distributions of one exponential family from its log-normaliser F and their
 * natural parameters θ and θ₀ alone (Nielsen and Nock 2011, "On Rényi and Tsallis entropies and
 * divergences for exponential families"). They lose digits where P ≈ Q, which closed forms need
 * not.
 */
public final class ExponentialFamilies {
  private ExponentialFamilies() {}

  /**
   * D(P‖Q) in nats, {@code F(θ₀) − F(θ) − ⟨θ₀ − θ, ∇F(θ)⟩}.
   *
   * @param p a batch of n or 1
   * @param q a batch of n or 1
   * @return {@code [n]}
   * @throws DivergenceException if they are not of one family
   */
  public static Node kullbackLeibler(ExponentialFamily p, ExponentialFamily q) {
    checkSame(p, q);
    List<Node> theta = separate(p.naturalParameters(), Batches.common(p, q));
    List<Node> other = q.naturalParameters();
    Node own = p.logNormaliser(theta);
    List<Node> means = Gradients.of(Reductions.sum(own), theta);
    Node value = subtract(q.logNormaliser(other), own);
    for (int i = 0; i < means.size(); i++) {
      Node change = multiply(subtract(other.get(i), theta.get(i)), means.get(i));
      value = subtract(value, perSample(change));
    }
    return value;
  }

  /**
   * The Rényi divergence of order α in nats, {@code (F(αθ + (1 − α)θ₀) − αF(θ) − (1 − α)F(θ₀))/(α −
   * 1)}; +∞ where F is infinite there.
   *
   * @param p a batch of n or 1
   * @param q a batch of n or 1
   * @param order α, positive and not 1
   * @return {@code [n]}
   * @throws DivergenceException if they are not of one family, or the order is not in its range
   */
  public static Node renyi(ExponentialFamily p, ExponentialFamily q, double order) {
    if (!(order > 0 && order != 1 && order < Double.POSITIVE_INFINITY)) {
      throw new DivergenceException(
          "renyi: the order must be positive, finite and not 1, but is " + order);
    }
    return divide(negate(gap(p, q, order)), Node.constant(order - 1));
  }

  /**
   * The skew-Jensen divergence {@code αF(θ) + (1 − α)F(θ₀) − F(αθ + (1 − α)θ₀)}: the skewed
   * Bhattacharyya distance {@code −log ∫ pᵅq¹⁻ᵅ}.
   *
   * @param p a batch of n or 1
   * @param q a batch of n or 1
   * @param skew α from 0 to 1
   * @return {@code [n]}
   * @throws DivergenceException if they are not of one family, or the skew is not in its range
   */
  public static Node skewJensen(ExponentialFamily p, ExponentialFamily q, double skew) {
    if (!(skew >= 0 && skew <= 1)) {
      throw new DivergenceException("skew-jensen: the skew must be from 0 to 1, but is " + skew);
    }
    return gap(p, q, skew);
  }

  private static Node gap(ExponentialFamily p, ExponentialFamily q, double weight) {
    checkSame(p, q);
    Batches.common(p, q);
    List<Node> left = p.naturalParameters();
    List<Node> right = q.naturalParameters();
    List<Node> between = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      between.add(add(scale(left.get(i), weight), scale(right.get(i), 1 - weight)));
    }
    Node ends =
        add(scale(p.logNormaliser(left), weight), scale(q.logNormaliser(right), 1 - weight));
    return subtract(ends, p.logNormaliser(between));
  }

  private static void checkSame(ExponentialFamily p, ExponentialFamily q) {
    if (p.getClass() != q.getClass() || !p.sameCarrier(q)) {
      throw new DivergenceException(
          "%s and %s are not of one exponential family: they have other classes, sizes or counts"
              .formatted(p.family(), q.family()));
    }
  }

  /** Nodes of their own, none of which depends on another. */
  private static List<Node> separate(List<Node> parameters, int batch) {
    return parameters.stream()
        .map(node -> shift(Layouts.broadcastTo(node, node.shape().with(0, batch)), 0))
        .toList();
  }

  private static Node perSample(Node terms) {
    Shape shape = terms.shape();
    int batch = shape.size(0);
    return Reductions.sum(Layouts.reshape(terms, Shape.of(batch, shape.count() / batch)), 1);
  }
}
