package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Binomial;
import io.kldiv.core.distribution.Geometric;
import io.kldiv.core.distribution.Multinomial;
import io.kldiv.core.distribution.NegativeBinomial;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import java.util.List;

/**
 * The closed forms of the Kullback-Leibler divergence between families of counts. All are multiples
 * of the divergence of a single trial, or relative entropies, so that nothing cancels where P ≈ Q.
 */
public final class KlCountForms {
  private static final Node INFINITE = Node.constant(Double.POSITIVE_INFINITY);
  private static final Node ZERO = Node.constant(0);

  private KlCountForms() {}

  /** All of them. */
  public static List<KlRule> all() {
    return List.of(
        new KlRule.ClosedForm<>(
            Binomial.class,
            Binomial.class,
            KlCountForms::binomial,
            "n times the divergence of one trial; for more trials in P than in Q infinite, because"
                + " Q excludes the greatest counts"),
        new KlRule.ClosedForm<>(
            Geometric.class,
            Geometric.class,
            (p, q) -> Reductions.sum(perSuccess(p.trial(), q.trial()), 1),
            "1/p times the divergence of one trial"),
        new KlRule.ClosedForm<>(
            NegativeBinomial.class,
            NegativeBinomial.class,
            KlCountForms::negativeBinomial,
            "r/p times the divergence of one trial, for equal r"),
        new KlRule.ClosedForm<>(
            Poisson.class,
            Poisson.class,
            (p, q) -> Reductions.sum(relativeEntropy(p.rate(), q.rate()), 1),
            "λ log(λ/λ₀) − λ + λ₀"),
        new KlRule.ClosedForm<>(
            Multinomial.class,
            Multinomial.class,
            KlCountForms::multinomial,
            "n times the divergence of one trial; for other numbers of trials infinite, because no"
                + " counts have both sums"),
        new KlRule.ClosedForm<>(
            Bernoulli.class,
            Poisson.class,
            KlCountForms::bernoulliPoisson,
            "p log(p/λ) + (1−p) log(1−p) + λ"),
        new KlRule.ClosedForm<>(
            Poisson.class,
            Bernoulli.class,
            (p, q) -> bounded(p, scale(q.logDensity(none(q.shape())), -1)),
            "infinite, because Q excludes counts above 1; log 1/(1−q) for a rate of 0"),
        new KlRule.ClosedForm<>(
            Poisson.class,
            Binomial.class,
            (p, q) -> bounded(p, scale(q.logDensity(none(q.shape())), -1)),
            "infinite, because Q excludes counts above n; n log 1/(1−q) for a rate of 0"));
  }

  private static Node binomial(Binomial p, Binomial q) {
    int n = p.totalCount();
    if (n == q.totalCount()) {
      return scale(Reductions.sum(KlClosedForms.trials(p.trial(), q.trial()), 1), n);
    }
    if (n < q.totalCount()) {
      throw new DivergenceException(
          ("there is no closed form of KL(binomial of %d trials ‖ binomial of %d trials): the numbers"
                  + " must be equal; with more in P than in Q it is infinite")
              .formatted(n, q.totalCount()));
    }
    Node possible = Reductions.sum(greater(p.trial().probabilities(), ZERO), 1);
    return atZero(equal(possible, ZERO), scale(q.logDensity(none(q.shape())), -1));
  }

  /** The divergence of P, which is certain to be 0, or infinity where it is not certain. */
  private static Node atZero(Node certain, Node ofZero) {
    return select(certain, ofZero, INFINITE);
  }

  private static Node bounded(Poisson p, Node ofZero) {
    Node positive = Reductions.sum(greater(p.rate(), ZERO), 1);
    return atZero(equal(positive, ZERO), ofZero);
  }

  private static Node none(Shape shape) {
    return Layouts.broadcastTo(ZERO, shape);
  }

  private static Node perSuccess(Bernoulli p, Bernoulli q) {
    return divide(KlClosedForms.trials(p, q), p.probabilities());
  }

  private static Node negativeBinomial(NegativeBinomial p, NegativeBinomial q) {
    if (!p.sameCarrier(q)) {
      throw new DivergenceException(
          "there is a closed form of KL(negative-binomial ‖ negative-binomial) only for equal total"
              + " counts: the same node, or constants of the same values");
    }
    Node each = multiply(p.totalCount(), perSuccess(p.trial(), q.trial()));
    return Reductions.sum(each, 1);
  }

  private static Node multinomial(Multinomial p, Multinomial q) {
    Node trial = KlClosedForms.categorical(p.trial(), q.trial());
    return p.totalCount() == q.totalCount()
        ? scale(trial, p.totalCount())
        : Layouts.broadcastTo(INFINITE, trial.shape());
  }

  /** {@code (p log(p/λ) − p + λ) + ((1 − p) log(1 − p) + p)}, both parts never negative. */
  private static Node bernoulliPoisson(Bernoulli p, Poisson q) {
    Node yes = relativeEntropy(p.probabilities(), q.rate());
    return Reductions.sum(add(yes, relativeEntropy(p.complements(), Node.constant(1))), 1);
  }
}
