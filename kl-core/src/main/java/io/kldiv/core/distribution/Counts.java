package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.greaterOrEqual;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.kernel.ScalarMath;

/** Values that are counts. */
final class Counts {
  /** log 0. */
  static final Node NEVER = Node.constant(Double.NEGATIVE_INFINITY);

  private static final Node ZERO = Node.constant(0);

  /** The least number above which every double is whole. */
  private static final double TWO_TO_52 = 0x1p52;

  private Counts() {}

  /** 1 where x is one of 0, 1, 2, …, 2⁵² − 1, else 0. */
  static Node areCounts(Node x) {
    Node whole = equal(x, nearest(x));
    Node low = greaterOrEqual(x, ZERO);
    return multiply(multiply(low, whole), greater(Node.constant(TWO_TO_52), x));
  }

  /** The greatest whole number not above x, for x from 0 to 2⁵². */
  static Node floor(Node x) {
    Node nearest = nearest(x);
    return subtract(nearest, greater(nearest, x));
  }

  /** Adding 2⁵² leaves no place for a fraction. */
  private static Node nearest(Node x) {
    return shift(shift(x, TWO_TO_52), -TWO_TO_52);
  }

  /** x where the condition holds, else a number that every formula accepts. */
  static Node guarded(Node condition, Node x, double otherwise) {
    return select(condition, x, Node.constant(otherwise));
  }

  /** {@code log(Γ(k + r)/(k! Γ(r)))}: the number of ways to put k things into r places. */
  static Node logWays(Node k, Node r) {
    Node none = equal(k, ZERO);
    Node some = select(none, Node.constant(1), k);
    Node ways = negate(add(log(add(some, r)), SpecialFunctions.lbeta(shift(some, 1), r)));
    return select(none, ZERO, ways);
  }

  /** {@code log n!/(k! (n − k)!)} for k from 0 to n. */
  static Node logChoices(Node k, int n) {
    Node rest = shift(negate(k), n);
    Node choices = SpecialFunctions.lbeta(shift(k, 1), shift(rest, 1));
    Node oneWay = equal(multiply(k, rest), ZERO);
    return select(oneWay, ZERO, negate(shift(choices, ScalarMath.log1p(n))));
  }
}
