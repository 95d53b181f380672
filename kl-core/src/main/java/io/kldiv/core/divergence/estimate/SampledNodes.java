package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.detach;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Batches;
import io.kldiv.core.divergence.f.FDivergence;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import java.util.function.UnaryOperator;

/**
 * Means over random points of P and of Q, whose gradients are unbiased.
 *
 * <p>Where a sample is a smooth function of the parameters, the gradient goes through it (Kingma
 * and Welling 2014). Where it is not, or where the supports differ, so that a point could cross an
 * edge, samples are fixed and the gradient of their law is added: {@code E[∇h + (h − b)·∇log p]}
 * (Williams 1992), as a factor {@code p/p̄} of value 1 (Foerster et al. 2018, eq. 9), with the mean
 * b of the other samples (Kool, van Hoof and Welling 2019).
 */
final class SampledNodes {
  private final Distribution p;
  private final Distribution q;
  private final Shape points;
  private final boolean sameSupport;

  /**
   * Points of two distributions.
   *
   * @param p of batch size n or 1
   * @param q of batch size n or 1
   * @param samples how many of each, at least 2
   */
  SampledNodes(Distribution p, Distribution q, int samples) {
    int batch = Batches.common(p, q);
    this.p = Repeated.of(p, batch, samples);
    this.q = Repeated.of(q, batch, samples);
    this.points = Shape.of(batch, samples);
    this.sameSupport = Edges.same(p, q);
  }

  /**
   * The Kullback-Leibler divergence of P from Q. The gradient of k2, whose mean is not that
   * divergence, is that of k1.
   */
  Node kullbackLeibler(MonteCarlo.Estimator estimator, String noise) {
    Node k1 = mean(p, noise + ".p", x -> negate(logRatio(x)));
    return switch (estimator) {
      case K1 -> k1;
      case K2 -> {
        Node k2 = mean(p, noise + ".p", x -> scale(square(logRatio(x)), 0.5));
        yield add(subtract(k1, detach(k1)), detach(k2));
      }
      case K3 -> mean(p, noise + ".p", x -> subtract(expm1(logRatio(x)), logRatio(x)));
    };
  }

  /** D = E_P[h] + E_Q[h] with h = q·f(p/q)/(p + q). */
  Node fDivergence(Generator generator, String noise) {
    UnaryOperator<Node> share = x -> FDivergence.share(p.logDensity(x), q.logDensity(x), generator);
    return add(mean(p, noise + ".p", share), mean(q, noise + ".q", share));
  }

  /** log q − log p. */
  private Node logRatio(Node x) {
    return subtract(q.logDensity(x), p.logDensity(x));
  }

  private Node mean(Distribution source, String noise, UnaryOperator<Node> function) {
    Node x = source.sample(noise);
    if (sameSupport && source.family().reparameterised()) {
      return Reductions.mean(Layouts.reshape(function.apply(x), points), 1);
    }
    Node fixed = detach(x);
    Node value = Layouts.reshape(function.apply(fixed), points);
    Node logDensity = Layouts.reshape(source.logDensity(fixed), points);
    Node ratio = exp(subtract(logDensity, detach(logDensity)));
    Node total = Layouts.reshape(Reductions.sum(value, 1), Shape.of(points.size(0), 1));
    Node baseline = detach(scale(subtract(total, value), 1.0 / (points.size(1) - 1)));
    Node finite = greater(Node.constant(Double.POSITIVE_INFINITY), abs(baseline));
    Node safe = select(finite, baseline, Node.constant(0));
    Node weighted = add(multiply(value, ratio), multiply(safe, shift(negate(ratio), 1)));
    return Reductions.mean(weighted, 1);
  }
}
