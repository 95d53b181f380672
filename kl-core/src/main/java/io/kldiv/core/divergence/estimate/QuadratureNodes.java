package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.detach;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Mixture;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.Transformed;
import io.kldiv.core.distribution.Univariate;
import io.kldiv.core.divergence.Batches;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.f.FDivergence;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.special.NormalLaw;

/**
 * {@code D = E_P[h] + E_Q[h]}, {@code h = q·f(p/q)/(p + q)}, of distributions of one number, each
 * mean as a weighted sum over fixed quantiles: those that lie at even distances for a normal law,
 * so that the sum is the trapezoidal rule with the weight e^(−z²/2), which converges faster than
 * any power of the number of points where h is smooth (Trefethen and Weideman 2014). The points
 * follow the parameters but are held for the gradient, which is {@code Σ w·(∇h + h·∇log p)}.
 */
final class QuadratureNodes {
  /** The normal law has less than 2⁻⁵³ beyond. */
  private static final double REACH = 8.2;

  private static final double BELOW_ONE = 1 - 0x1p-53;

  private final Distribution p;
  private final Distribution q;
  private final int batch;
  private final double[] places;
  private final Node weights;

  /**
   * Points of two distributions.
   *
   * @param p of one number, of batch size n or 1
   * @param q of one number, of batch size n or 1
   * @param points how many of each
   * @throws DivergenceException if there are more numbers, or their quantiles are not known
   */
  QuadratureNodes(Distribution p, Distribution q, int points) {
    batch = Batches.common(p, q);
    if (p.shape().size(1) != 1) {
      throw new DivergenceException(
          "'quadrature' is for distributions of one number, but P (%s) and Q (%s) have %d; use"
                  .formatted(p.family(), q.family(), p.shape().size(1))
              + " 'monte-carlo'");
    }
    this.p = Repeated.of(p, batch, points);
    this.q = Repeated.of(q, batch, points);
    places = new double[points];
    double[] shares = new double[points];
    double sum = 0;
    for (int i = 0; i < points; i++) {
      places[i] = REACH * (2.0 * i / (points - 1) - 1);
      shares[i] = ScalarMath.exp(-0.5 * places[i] * places[i]);
      sum += shares[i];
    }
    for (int i = 0; i < points; i++) {
      shares[i] /= sum;
    }
    weights = Node.constant(shares, Shape.of(1, points));
  }

  /** The divergence of each sample, {@code [n]}. */
  Node fDivergence(Generator generator) {
    return add(mean(p, generator), mean(q, generator));
  }

  private Node mean(Distribution source, Generator generator) {
    Node each = Layouts.reshape(terms(source, generator), Shape.of(batch, places.length));
    return Reductions.sum(multiply(each, weights), 1);
  }

  /**
   * What each point gives, {@code [n · points]}; of a mixture, the points of each of its parts.
   * Points that rounding puts on an edge, where a density is 0 or infinite, do not count.
   */
  private Node terms(Distribution source, Generator generator) {
    if (source instanceof Mixture mixture) {
      return ofMixture(mixture, generator);
    }
    Node x = detach(points(source));
    Node value = FDivergence.share(p.logDensity(x), q.logDensity(x), generator);
    Node logDensity = source.logDensity(x);
    Node zero = Node.constant(0);
    Node inside = greater(Node.constant(Double.POSITIVE_INFINITY), abs(logDensity));
    Node logRatio = select(inside, subtract(logDensity, detach(logDensity)), zero);
    return multiply(select(inside, value, zero), exp(logRatio));
  }

  private Node ofMixture(Mixture mixture, Generator generator) {
    Node shares = mixture.weights().probabilities();
    Shape rows = Shape.of(batch * places.length);
    Node sum = Node.constant(0);
    for (int k = 0; k < mixture.components().size(); k++) {
      Node share = Layouts.reshape(Layouts.slice(shares, 1, k, k + 1), rows);
      sum = add(sum, multiply(share, terms(mixture.components().get(k), generator)));
    }
    return sum;
  }

  /** {@code [n · points × 1]}. */
  private Node points(Distribution source) {
    if (source instanceof Univariate law) {
      return law.quantile(column(true));
    }
    if (source instanceof Normal normal) {
      return add(normal.mean(), multiply(normal.scale(), column(false)));
    }
    if (source instanceof Transformed transformed) {
      return transformed.transform().forward(points(transformed.base()));
    }
    throw new DivergenceException(
        "'quadrature' in training needs the quantiles of a law, which %s has not; use 'monte-carlo'"
            .formatted(source.family()));
  }

  private Node column(boolean probabilities) {
    double[] column = new double[batch * places.length];
    for (int i = 0; i < column.length; i++) {
      double place = places[i % places.length];
      column[i] = probabilities ? Math.min(NormalLaw.cdf(place), BELOW_ONE) : place;
    }
    return Node.constant(column, Shape.of(column.length, 1));
  }
}
