package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relu;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.ExponentialFamily;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import java.util.ArrayList;
import java.util.List;

/**
 * Divergences of two distributions of one exponential family, P with the natural parameters θ and Q
 * with θ₀, whose log-normaliser is F (Nielsen and Nock 2011, "On Rényi and Tsallis entropies and
 * divergences for exponential families").
 *
 * <p>Those of order α go over the member M with the natural parameters {@code αθ + (1 − α)θ₀}:
 * {@code αF(θ) + (1 − α)F(θ₀) − F(αθ + (1 − α)θ₀) = α·D(M‖P) + (1 − α)·D(M‖Q)} (van Erven and
 * Harremoës 2014, theorem 30), so that nothing cancels near P = Q if the closed form of D does not.
 */
public final class ExponentialFamilies {
  private static final Node INFINITE = Node.constant(Double.POSITIVE_INFINITY);

  /** The exponent is flat at its greatest, so that an error of 2⁻³¹ in the order is none in it. */
  private static final int HALVINGS = 30;

  private ExponentialFamilies() {}

  /** Whether two distributions are of one exponential family. */
  public static boolean areOne(Distribution p, Distribution q) {
    return p.getClass() == q.getClass()
        && p instanceof ExponentialFamily left
        && q instanceof ExponentialFamily right
        && left.sameCarrier(right);
  }

  /**
   * D(P‖Q) in nats, {@code F(θ₀) − F(θ) − ⟨θ₀ − θ, ∇F(θ)⟩}, which loses digits where P ≈ Q.
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
   * @param order α, at least 0 and finite; at 1 it is D(P‖Q)
   * @param rules the closed forms there are
   * @return {@code [n]}
   * @throws DivergenceException if they are not of one family, or the order is not in its range
   */
  public static Node renyi(ExponentialFamily p, ExponentialFamily q, double order, KlRules rules) {
    if (!(order >= 0 && order < Double.POSITIVE_INFINITY)) {
      throw new DivergenceException(
          "renyi: for two distributions of one exponential family the order must be finite and at"
              + " least 0, but is "
              + order);
    }
    if (order == 1) {
      return rules.between(p, q);
    }
    Between between = Between.of(p, q, weight(order), rules);
    Node ofP = scale(between.toP(), order / (1 - order));
    Node value = order == 0 ? between.toQ() : relu(add(between.toQ(), ofP));
    return select(between.exists(), value, INFINITE);
  }

  /**
   * The skew-Jensen divergence {@code αF(θ) + (1 − α)F(θ₀) − F(αθ + (1 − α)θ₀)}: the skewed
   * Bhattacharyya distance {@code −log ∫ pᵅq¹⁻ᵅ}.
   *
   * @param p a batch of n or 1
   * @param q a batch of n or 1
   * @param skew α from 0 to 1
   * @param rules the closed forms there are
   * @return {@code [n]}
   * @throws DivergenceException if they are not of one family, or the skew is not in its range
   */
  public static Node skewJensen(
      ExponentialFamily p, ExponentialFamily q, double skew, KlRules rules) {
    if (!(skew >= 0 && skew <= 1)) {
      throw new DivergenceException("skew-jensen: the skew must be from 0 to 1, but is " + skew);
    }
    return skew == 1 ? skewJensen(q, p, 0, rules) : Between.of(p, q, weight(skew), rules).gap();
  }

  /**
   * The Chernoff information, the greatest skew-Jensen divergence over the skews: at the best skew
   * D(M‖P) = D(M‖Q), which is found by halving the interval. The skew has no gradient, nor needs
   * the value's one, because the value does not change with the skew there.
   *
   * @param p a batch of n or 1
   * @param q a batch of n or 1
   * @param rules the closed forms there are
   * @return {@code [n]}
   * @throws DivergenceException if they are not of one family
   */
  public static Node chernoff(ExponentialFamily p, ExponentialFamily q, KlRules rules) {
    Shape column = Shape.of(Batches.common(p, q), 1);
    Node low = Layouts.broadcastTo(Node.constant(0), column);
    Node high = Layouts.broadcastTo(Node.constant(1), column);
    for (int i = 0; i < HALVINGS; i++) {
      Node middle = scale(add(low, high), 0.5);
      Between between = Between.of(p, q, middle, rules);
      Node nearerToQ = Layouts.reshape(greater(between.toP(), between.toQ()), column);
      low = select(nearerToQ, middle, low);
      high = select(nearerToQ, high, middle);
    }
    return Between.of(p, q, scale(add(low, high), 0.5), rules).gap();
  }

  /** 0 as the least number, so that an infinite θ is not lost: it says what P excludes. */
  private static Node weight(double order) {
    return Node.constant(Math.max(order, Double.MIN_NORMAL));
  }

  /**
   * How far the member M between P and Q is from both.
   *
   * @param exists whether there is such a member, {@code [n]}
   * @param toP D(M‖P), {@code [n]}
   * @param toQ D(M‖Q), {@code [n]}
   * @param weight α, a scalar or {@code [n × 1]}
   */
  private record Between(Node exists, Node toP, Node toQ, Node weight) {
    static Between of(ExponentialFamily p, ExponentialFamily q, Node weight, KlRules rules) {
      checkSame(p, q);
      int batch = Batches.common(p, q);
      List<Node> left = p.naturalParameters();
      List<Node> right = q.naturalParameters();
      List<Node> mixed = new ArrayList<>();
      Node rest = shift(negate(weight), 1);
      for (int i = 0; i < left.size(); i++) {
        Node mean = add(multiply(weight, left.get(i)), multiply(rest, right.get(i)));
        mixed.add(select(equal(left.get(i), right.get(i)), right.get(i), mean));
      }
      Node all = Layouts.broadcastTo(p.logNormaliser(mixed), Shape.of(batch));
      Node exists = greater(INFINITE, all);
      Node rows = Layouts.reshape(exists, Shape.of(batch, 1));
      List<Node> guarded = new ArrayList<>();
      for (int i = 0; i < mixed.size(); i++) {
        guarded.add(select(rows, mixed.get(i), right.get(i)));
      }
      ExponentialFamily member = p.withNaturalParameters(guarded);
      return new Between(
          exists,
          rules.between(member, p.withNaturalParameters(left)),
          rules.between(member, p.withNaturalParameters(right)),
          weight);
    }

    /**
     * {@code α·D(M‖P) + (1 − α)·D(M‖Q)}; +∞ if there is no M, because P and Q exclude each other.
     */
    Node gap() {
      Shape column = Shape.of(exists.shape().size(0), 1);
      Node ofP = Layouts.reshape(Layouts.broadcastTo(weight, column), exists.shape());
      Node ofQ = shift(negate(ofP), 1);
      return select(exists, add(multiply(ofP, toP), multiply(ofQ, toQ)), INFINITE);
    }
  }

  private static void checkSame(ExponentialFamily p, ExponentialFamily q) {
    if (!areOne(p, q)) {
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
