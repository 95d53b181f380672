package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.graph.Node;

/** Expressions with the right value and a finite gradient where a probability is 0. */
final class Masked {
  private Masked() {}

  /** log p, −∞ at p = 0, where its gradient is taken to be 0. */
  static Node logarithm(Node p) {
    Node zero = equal(p, Node.constant(0));
    Node logarithm = log(select(zero, Node.constant(1), p));
    return select(zero, Node.constant(Double.NEGATIVE_INFINITY), logarithm);
  }

  /**
   * log(1 − p), with all digits for a small p; −∞ at p = 1, where its gradient is taken to be 0.
   */
  static Node complementLogarithm(Node p) {
    Node certain = equal(p, Node.constant(1));
    Node logarithm = log1p(negate(select(certain, Node.constant(0), p)));
    return select(certain, Node.constant(Double.NEGATIVE_INFINITY), logarithm);
  }

  /** weight · x, and 0 where the weight is 0 although x is infinite. */
  static Node weighted(Node weight, Node x) {
    Node zero = equal(weight, Node.constant(0));
    return select(zero, Node.constant(0), multiply(weight, x));
  }
}
