package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relu;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.ExponentialFamily;
import io.kldiv.core.divergence.Batches;
import io.kldiv.core.divergence.ExponentialFamilies;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import java.util.List;
import java.util.Optional;

/**
 * The divergences that are functions of {@code S = Σ pᵅq¹⁻ᵅ}, for the pairs that have one: discrete
 * distributions, where the terms are summed, normal ones, and two of one exponential family. At the
 * order 1 they are the Kullback-Leibler divergence, whatever the pair.
 *
 * @param rules the closed forms of the Kullback-Leibler divergence
 * @param name the part's name, for messages
 */
record Orders(KlRules rules, String name) {
  /** The pairs of the power family. */
  static final String PAIRS =
      "categorical ‖ categorical, bernoulli ‖ bernoulli, normal and multivariate-normal with each"
          + " other, and two of one exponential family, such as gamma ‖ gamma";

  /** {@code log S/(α − 1)}, for α from 0 to +∞. */
  Node renyi(Distribution p, Distribution q, double order) {
    if (order == 1) {
      return rules.between(p, q);
    }
    List<Outcomes> factors = Outcomes.factors(p, q);
    if (!factors.isEmpty()) {
      return factors.stream()
          .map(outcomes -> renyi(outcomes, order))
          .reduce(Elementwise::add)
          .orElseThrow();
    }
    Optional<NormalRatio> normal = NormalRatio.of(p, q);
    if (normal.isEmpty()
        && ExponentialFamilies.areOne(p, q)
        && p instanceof ExponentialFamily left
        && q instanceof ExponentialFamily right) {
      return ExponentialFamilies.renyi(left, right, order, rules);
    }
    NormalRatio ratio = normal.orElseThrow(() -> FDivergence.refusal(p, q, name, PAIRS));
    int batch = Batches.common(p, q);
    Node zero = Node.constant(new double[batch], Shape.of(batch));
    return order == 0 ? zero : ratio.renyi(order);
  }

  /** {@code (S − 1)/(a(a − 1))} and its limits, for any real a. */
  Node power(Distribution p, Distribution q, double order) {
    if (order == 1) {
      return rules.between(p, q);
    }
    if (order == 0) {
      return rules.between(q, p);
    }
    return Outcomes.joint(p, q)
        .map(outcomes -> FDivergence.sum(outcomes, new PowerGenerator(order)))
        .orElseGet(
            () ->
                order < 0
                    ? ofRenyi(renyi(q, p, 1 - order), 1 - order)
                    : ofRenyi(renyi(p, q, order), order));
  }

  /** Rényi's divergence from {@code (S − 1)/(a(a − 1))}, which at the order 1 is D(P‖Q) itself. */
  static Node ofPower(Node power, double order) {
    if (order == 1) {
      return power;
    }
    Node excess = maximum(scale(power, order * (order - 1)), Node.constant(-1));
    return scale(log1p(excess), 1 / (order - 1));
  }

  private static Node ofRenyi(Node renyi, double order) {
    return scale(deformed(renyi, order - 1), 1 / order);
  }

  /** {@code (eᶜˣ − 1)/c}, which is x at {@code c = 0}. */
  static Node deformed(Node x, double c) {
    return Math.abs(c) < Double.MIN_NORMAL ? x : scale(expm1(scale(x, c)), 1 / c);
  }

  private static Node renyi(Outcomes outcomes, double order) {
    if (order == Double.POSITIVE_INFINITY) {
      return relu(Reductions.max(outcomes.logRatio(), 1));
    }
    Node outer = order == 0 ? excluded(outcomes) : outer(outcomes, order);
    Node near = greater(Node.constant(0.5), abs(outer));
    Node rows = Layouts.reshape(near, Shape.of(near.shape().size(0), 1));
    Node close = order == 0 ? outer : outer(outcomes.where(rows), order);
    Node logTerms = select(rows, Node.constant(0), logTerms(outcomes, order));
    Node logSum =
        select(
            near, log1p(select(near, close, Node.constant(0))), Reductions.logSumExp(logTerms, 1));
    return scale(logSum, 1 / (order - 1));
  }

  /** S − 1. */
  private static Node outer(Outcomes outcomes, double order) {
    return scale(FDivergence.sum(outcomes, new PowerGenerator(order)), order * (order - 1));
  }

  /** S − 1 at the order 0: less the probability under Q of what P excludes. */
  private static Node excluded(Outcomes outcomes) {
    Node terms = select(outcomes.onlyQ(), outcomes.q(), Node.constant(0));
    return negate(Reductions.sum(terms, 1));
  }

  /** α·log p + (1 − α)·log q. */
  private static Node logTerms(Outcomes outcomes, double order) {
    Node t = outcomes.finiteLogRatio();
    Node zero = Node.constant(0);
    Node slope = select(greater(t, zero), scale(t, order - 1), scale(t, order));
    Node term = add(maximum(outcomes.logP(), outcomes.logQ()), slope);
    Node never = Node.constant(Double.NEGATIVE_INFINITY);
    Node ofP = order > 1 ? Node.constant(Double.POSITIVE_INFINITY) : never;
    return select(outcomes.onlyQ(), never, select(outcomes.onlyP(), ofP, term));
  }
}
