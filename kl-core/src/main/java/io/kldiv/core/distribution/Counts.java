package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.greaterOrEqual;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.SpecialFunctions;

/** Values that are counts. */
final class Counts {
  /** log 0. */
  static final Node NEVER = Node.constant(Double.NEGATIVE_INFINITY);

  private static final Node ZERO = Node.constant(0);

  /** Below it a quotient by a probability may overflow. */
  private static final double TINY = 1e-280;

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

  /**
   * {@code log(Γ(n + 1)/(Γ(x + 1)Γ(y + 1)) pˣ(1 − p)ʸ)} with {@code n = x + y}, for x and y not
   * below 0: of large numbers without cancellation, by deviances and Stirling's remainders (Loader
   * 2000).
   */
  static Node logBinomial(Node x, Node y, Bernoulli trial) {
    Node n = add(x, y);
    Node yes = deviance(x, n, trial.probabilities(), trial.logYes());
    Node no = deviance(y, n, trial.complements(), trial.logNo());
    Node ways = subtract(subtract(stirling(n), stirling(x)), stirling(y));
    return subtract(ways, add(yes, no));
  }

  /** {@code x log(x/np) − x + np}, from log p where p is too small for a quotient. */
  static Node deviance(Node x, Node n, Node p, Node logP) {
    Node tiny = greater(Node.constant(TINY), p);
    Node plain = relativeEntropy(x, multiply(n, select(tiny, Node.constant(1), p)));
    Node guarded = guarded(greater(x, ZERO), x, 1);
    Node excess = Masked.weighted(x, subtract(log(divide(guarded, n)), logP));
    return select(tiny, add(subtract(excess, x), multiply(n, p)), plain);
  }

  /** {@code log Γ(x + 1) − x log x + x}, 0 at 0. */
  static Node stirling(Node x) {
    Node positive = greater(x, ZERO);
    Node guarded = guarded(positive, x, 1);
    Node half = shift(scale(log(guarded), 0.5), 0.5 * Normal.LOG_TWO_PI);
    return select(positive, add(half, SpecialFunctions.lgammaRemainder(guarded)), ZERO);
  }
}
