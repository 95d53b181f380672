package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.NoClosedFormException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Reductions;

/**
 * {@code D(P‖Q) = Σ q·f(p/q)} from its {@link Generator}, exactly, for categorical and Bernoulli
 * distributions.
 *
 * <p>Each term is {@code max(p, q)·f(eᵗ)/max(1, eᵗ)}. An outcome that P excludes gives {@code
 * q·f(0)}, one that Q excludes {@code p·f*(0)}, one that both exclude nothing, and one whose two
 * probabilities are below the smallest number is counted as such.
 */
public final class FDivergence {
  /** Log-ratios from which the growth of f is taken, the farthest last. */
  private static final double[] REACHES = {3, 30, 300};

  private FDivergence() {}

  /**
   * The divergence of each sample.
   *
   * @param p a categorical or Bernoulli distribution of batch size n or 1
   * @param q one of the same family, of batch size n or 1
   * @param generator f
   * @param name the part's name, for the message
   * @return {@code [n]}
   * @throws NoClosedFormException if the pair is not discrete
   * @throws io.kldiv.core.divergence.DivergenceException if the sizes differ, or there are more
   *     than 12 answers of yes or no
   */
  public static Node between(Distribution p, Distribution q, Generator generator, String name) {
    return Outcomes.joint(p, q)
        .map(outcomes -> sum(outcomes, generator))
        .orElseThrow(() -> refusal(p, q, name, "categorical ‖ categorical, bernoulli ‖ bernoulli"));
  }

  /**
   * A divergence between distributions for which there is no closed form.
   *
   * @param p P
   * @param q Q
   * @param name the part's name
   * @param pairs the pairs there are
   */
  static NoClosedFormException refusal(Distribution p, Distribution q, String name, String pairs) {
    return new NoClosedFormException(
        "there is no closed form of '%s' for %s ‖ %s, only for %s"
            .formatted(name, p.family(), q.family(), pairs));
  }

  /** The sum over the outcomes, {@code [n]}. */
  static Node sum(Outcomes outcomes, Generator generator) {
    Node zero = Node.constant(0);
    Node greater = maximum(outcomes.p(), outcomes.q());
    Node never = equal(greater, zero);
    Node value = generator.of(outcomes.finiteLogRatio());
    Node term = multiply(greater, select(never, zero, value));
    Node ofQ = excluded(outcomes.q(), outcomes.p(), generator.atZero());
    Node ofP = excluded(outcomes.p(), outcomes.q(), generator.atInfinity());
    Node terms = select(outcomes.onlyQ(), ofQ, select(outcomes.onlyP(), ofP, term));
    return Reductions.sum(terms, 1);
  }

  /**
   * The integrand {@code q·f(p/q)} at points with given log densities, for quadrature and sums.
   *
   * @param logP log densities under P, of any shape
   * @param logQ log densities under Q, of the same shape
   * @param generator f
   * @return of that shape
   */
  public static Node integrand(Node logP, Node logQ, Generator generator) {
    Node zero = Node.constant(0);
    Node never = Node.constant(Double.NEGATIVE_INFINITY);
    Node noP = equal(logP, never);
    Node noQ = equal(logQ, never);
    Node finite = multiply(equal(noP, zero), equal(noQ, zero));
    Node t = subtract(select(finite, logP, zero), select(finite, logQ, zero));
    Node term = term(maximum(logP, logQ), t, generator);
    Node ofQ = select(noQ, zero, excluded(exp(logQ), zero, generator.atZero()));
    Node ofP = excluded(exp(logP), zero, generator.atInfinity());
    return select(noP, ofQ, select(noQ, ofP, term));
  }

  /**
   * {@code max(p, q)·f(eᵗ)/max(1, eᵗ)}, also where the first is below and the second above all
   * numbers.
   */
  private static Node term(Node logGreater, Node t, Generator generator) {
    Node greater = exp(logGreater);
    Node value = generator.of(t);
    Node product = multiply(greater, value);
    if (Double.isFinite(generator.atZero().value() + generator.atInfinity().value())) {
      return product;
    }
    Node none = equal(greater, Node.constant(0));
    Node above = equal(value, Node.constant(Double.POSITIVE_INFINITY));
    return select(multiply(none, above), exp(add(logGreater, growth(t, generator))), product);
  }

  /**
   * The logarithm of {@code f(eᵗ)/max(1, eᵗ)} for large |t|, where it nearly grows with |t|: as it
   * does up to the farthest of some points where f is finite.
   */
  private static Node growth(Node t, Generator generator) {
    Node growth = Node.constant(Double.POSITIVE_INFINITY);
    for (double reach : REACHES) {
      Node nearer = maximum(minimum(t, Node.constant(reach)), Node.constant(-reach));
      Node grown = multiply(log(generator.of(nearer)), scale(abs(t), 1 / reach));
      growth = select(equal(grown, Node.constant(Double.POSITIVE_INFINITY)), growth, grown);
    }
    return growth;
  }

  /**
   * {@code q·f(p/q)/(p + q)} at points with given log densities, a function of their ratio: the sum
   * of its means under P and under Q is the divergence. It is at most the greater of f(0) and
   * f*(0).
   *
   * @param logP log densities under P, of any shape
   * @param logQ log densities under Q, of the same shape
   * @param generator f
   * @return of that shape
   */
  public static Node share(Node logP, Node logQ, Generator generator) {
    Node zero = Node.constant(0);
    Node never = Node.constant(Double.NEGATIVE_INFINITY);
    Node noP = equal(logP, never);
    Node noQ = equal(logQ, never);
    Node finite = multiply(equal(noP, zero), equal(noQ, zero));
    Node t = subtract(select(finite, logP, zero), select(finite, logQ, zero));
    Node term = divide(generator.of(t), shift(exp(negate(abs(t))), 1));
    Node ofQ = select(noQ, zero, Node.constant(generator.atZero().value()));
    Node ofP = Node.constant(generator.atInfinity().value());
    return select(noP, ofQ, select(noQ, ofP, term));
  }

  /** No more than a least upper bound that rounding could pass. */
  static Node atMost(double bound, Node divergence) {
    return minimum(divergence, Node.constant(bound));
  }

  private static Node excluded(Node weight, Node excluded, Generator.Limit limit) {
    if (limit.value() == Double.POSITIVE_INFINITY) {
      return Node.constant(Double.POSITIVE_INFINITY);
    }
    return add(scale(weight, limit.value()), scale(excluded, limit.slope()));
  }
}
