package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;

import io.kldiv.core.graph.Node;
import java.util.Objects;

/**
 * The probabilities of what lies below and above a value, the cumulative function and the survival
 * function. The smaller of the two has all its digits, an error of no more than 10⁻¹² of itself,
 * beside what a rounding of the value would change; NaN where that is not so.
 *
 * @param below the probability of less than the value, {@code [batch × d]}
 * @param above one minus that, {@code [batch × d]}
 */
public record Tails(Node below, Node above) {
  /** Checks that no component is null. */
  public Tails {
    Objects.requireNonNull(below);
    Objects.requireNonNull(above);
  }

  /** From the logarithm of the survival function. */
  static Tails ofLogAbove(Node logAbove) {
    return new Tails(negate(expm1(logAbove)), exp(logAbove));
  }

  /**
   * Of a law that is symmetric about 0.
   *
   * @param z the value
   * @param tail the probability of more than |z|
   */
  static Tails symmetric(Node z, Node tail) {
    Node right = greater(z, Node.constant(0));
    Node rest = shift(negate(tail), 1);
    return new Tails(select(right, rest, tail), select(right, tail, rest));
  }

  /** Of the negated value. */
  Tails mirrored() {
    return new Tails(/* below= */ above, /* above= */ below);
  }
}
