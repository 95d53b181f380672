package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.greaterOrEqual;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.sign;
import static io.kldiv.core.graph.op.Elementwise.square;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Log densities that are −∞ outside their support and right at its edges. Values outside do not
 * reach the formula, so that gradients stay finite; NaN does.
 */
final class Edges {
  private static final Node ZERO = Node.constant(0);
  private static final Node ONE = Node.constant(1);
  private static final Node HALF = Node.constant(0.5);
  private static final Node GREATEST = Node.constant(Double.MAX_VALUE);
  private static final Node NEVER = Node.constant(Double.NEGATIVE_INFINITY);

  private Edges() {}

  /** A density on [0, ∞). */
  static Node notNegative(Node value, UnaryOperator<Node> density) {
    return outside(add(greater(ZERO, value), greater(value, GREATEST)), ONE, value, density);
  }

  /** A density on (0, ∞). */
  static Node positive(Node value, UnaryOperator<Node> density) {
    Node beyond = add(greaterOrEqual(ZERO, value), greater(value, GREATEST));
    return outside(beyond, ONE, value, density);
  }

  /** A density on [0, 1]. */
  static Node unit(Node value, UnaryOperator<Node> density) {
    return outside(add(greater(ZERO, value), greater(value, ONE)), HALF, value, density);
  }

  /** A density on (0, 1). */
  static Node insideUnit(Node value, UnaryOperator<Node> density) {
    Node beyond = add(greaterOrEqual(ZERO, value), greaterOrEqual(value, ONE));
    return outside(beyond, HALF, value, density);
  }

  /** A density from a lower to an upper bound. */
  static Node between(Node value, Node low, Node high, UnaryOperator<Node> density) {
    return outside(add(greater(low, value), greater(value, high)), low, value, density);
  }

  /** A density from a lower bound on. */
  static Node from(Node value, Node low, UnaryOperator<Node> density) {
    return between(value, low, GREATEST, density);
  }

  private static Node outside(Node mask, Node anchor, Node value, UnaryOperator<Node> density) {
    return select(mask, NEVER, density.apply(select(mask, anchor, value)));
  }

  /** {@code weight · log x} for x ≥ 0: at 0 the limit in x, which is 0 for a weight of 0. */
  static Node power(Node weight, Node x) {
    Node edge = equal(x, ZERO);
    return product(weight, edge, log(select(edge, ONE, x)));
  }

  /** {@code weight · log(1 − x)} for x ≤ 1, in the same way. */
  static Node complementPower(Node weight, Node x) {
    Node edge = equal(x, ONE);
    return product(weight, edge, log1p(negate(select(edge, ZERO, x))));
  }

  /** {@code weight · logarithm}, where the edge means a logarithm of −∞. */
  static Node product(Node weight, Node edge, Node logarithm) {
    Node limit = select(equal(weight, ZERO), ZERO, multiply(sign(weight), NEVER));
    return select(edge, limit, multiply(weight, logarithm));
  }

  /** {@code log(1 + z²)} without overflow. */
  static Node log1pSquare(Node z) {
    Node size = abs(z);
    Node far = greater(size, Node.constant(1e8));
    Node near = log1p(square(select(far, ZERO, z)));
    return select(far, scale(log(select(far, size, ONE)), 2), near);
  }

  /**
   * The sum of the log-normalisers of each variable, for natural parameters that must all be
   * positive: +∞ elsewhere.
   */
  static Node normaliser(List<Node> parameters, Function<List<Node>, Node> each) {
    Node inside = parameters.stream().map(x -> greater(x, ZERO)).reduce(ONE, Elementwise::multiply);
    Node terms = each.apply(parameters.stream().map(x -> select(inside, x, ONE)).toList());
    return Reductions.sum(select(inside, terms, Node.constant(Double.POSITIVE_INFINITY)), 1);
  }

  /** x where the condition holds, else a constant. */
  static Node where(Node condition, Node x, double otherwise) {
    return select(condition, x, Node.constant(otherwise));
  }
}
