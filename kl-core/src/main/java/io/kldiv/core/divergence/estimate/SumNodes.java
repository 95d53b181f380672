package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Batches;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.f.FDivergence;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;

/**
 * {@code Σ q·f(p/q)} of distributions of one count over the counts below a fixed number, NaN where
 * these have too little of the probability.
 */
final class SumNodes {
  /** The most probability that may lie beyond. */
  static final double LEFT = 1e-9;

  private final int batch;
  private final int terms;
  private final Node logP;
  private final Node logQ;

  /**
   * Two distributions.
   *
   * @param p of one count, of batch size n or 1
   * @param q of one count, of batch size n or 1
   * @param terms how many counts
   * @throws DivergenceException if they are not distributions of one count
   */
  SumNodes(Distribution p, Distribution q, int terms) {
    this.batch = Batches.common(p, q);
    this.terms = terms;
    TruncatedSum.requireCounts(p);
    TruncatedSum.requireCounts(q);
    if (p.shape().size(1) != 1) {
      throw new DivergenceException(
          "'sum' is for distributions of one count, but P (%s) and Q (%s) have %d; use"
                  .formatted(p.family(), q.family(), p.shape().size(1))
              + " 'monte-carlo'");
    }
    double[] counts = new double[batch * terms];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = i % terms;
    }
    Node x = Node.constant(counts, Shape.of(counts.length, 1));
    this.logP = Repeated.of(p, batch, terms).logDensity(x);
    this.logQ = Repeated.of(q, batch, terms).logDensity(x);
  }

  /** The divergence of each sample, {@code [n]}. */
  Node fDivergence(Generator generator) {
    Node least = minimum(sum(exp(logP)), sum(exp(logQ)));
    Node enough = greater(least, Node.constant(1 - LEFT));
    Node sum = sum(FDivergence.integrand(logP, logQ, generator));
    return select(enough, sum, Node.constant(Double.NaN));
  }

  private Node sum(Node each) {
    return Reductions.sum(Layouts.reshape(each, Shape.of(batch, terms)), 1);
  }
}
