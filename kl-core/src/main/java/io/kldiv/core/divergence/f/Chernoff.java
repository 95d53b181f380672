package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relu;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.ExponentialFamily;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.ExponentialFamilies;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;
import java.util.Optional;

/**
 * The Chernoff information.
 *
 * <p>With the best order α the value is {@code −log(1 − Σ c)}, {@code c = αp + (1 − α)q − pᵅq¹⁻ᵅ ≥
 * 0}, or {@code −log Σ pᵅq¹⁻ᵅ} where that is farther from 1 than a half.
 */
@Describe(
    value =
        "The Chernoff information, the best exponent of the error in telling P from Q: the greatest"
            + " (1 − α)·Rényi_α over the orders between 0 and 1. Symmetric; infinite where P and Q"
            + " exclude each other."
            + " For categorical, Bernoulli and normal distributions and for two of one exponential"
            + " family, such as gamma ones.",
    formula = "max over 0 ≤ α ≤ 1 of −log Σ pᵅ·q¹⁻ᵅ",
    source = "Chernoff 1952, theorem 1; Cover and Thomas 2006, eq. 11.239")
public final class Chernoff implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "C(P,Q)",
          Properties.Law.SYMMETRIC,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.MEAN,
          "it is infinite where P and Q have no outcome in common: smooth the reference Q");

  private final KlRules rules;

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   * @param rules the closed forms of the Kullback-Leibler divergence
   */
  public Chernoff(Config config, KlRules rules) {
    this.rules = rules;
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return Outcomes.joint(p, q)
        .map(Chernoff::of)
        .or(() -> NormalRatio.of(p, q).map(Chernoff::of))
        .or(() -> ofFamily(p, q))
        .orElseThrow(() -> FDivergence.refusal(p, q, "chernoff", Orders.PAIRS));
  }

  private Optional<Node> ofFamily(Distribution p, Distribution q) {
    return ExponentialFamilies.areOne(p, q)
            && p instanceof ExponentialFamily left
            && q instanceof ExponentialFamily right
        ? Optional.of(ExponentialFamilies.chernoff(left, right, rules))
        : Optional.empty();
  }

  private static Node of(NormalRatio ratio) {
    Node order = NormalChernoffOrder.of(ratio);
    Node alpha = Layouts.reshape(order, Shape.of(order.shape().size(0), 1));
    Node gamma = shift(negate(order), 1);
    return multiply(gamma, ratio.renyi(alpha, shift(negate(alpha), 1)));
  }

  private static Node of(Outcomes outcomes) {
    Node order = ChernoffOrder.of(outcomes.logQ(), outcomes.logRatio());
    Shape column = Shape.of(order.shape().size(0), 1);
    Node alpha = Layouts.reshape(order, column);
    Node beta = shift(negate(alpha), 1);
    Node t = outcomes.finiteLogRatio();
    Node lesser = negate(abs(t));
    Node power = select(greater(t, Node.constant(0)), beta, alpha);
    Node exponent = multiply(power, lesser);
    Node greater = maximum(outcomes.p(), outcomes.q());
    Node lost = relu(subtract(multiply(power, expm1(lesser)), expm1(exponent)));
    Node terms =
        select(
            outcomes.onlyQ(),
            multiply(beta, outcomes.q()),
            select(outcomes.onlyP(), multiply(alpha, outcomes.p()), multiply(greater, lost)));
    return information(outcomes, exponent, Reductions.sum(terms, 1));
  }

  /** From the terms' logarithms less those of the greater of p and q, and from 1 less their sum. */
  private static Node information(Outcomes outcomes, Node exponent, Node total) {
    Node near = greater(Node.constant(0.5), total);
    Node never = Node.constant(Double.NEGATIVE_INFINITY);
    Node logTerms = add(maximum(outcomes.logP(), outcomes.logQ()), exponent);
    Node common = select(outcomes.finite(), logTerms, never);
    Node rows = Layouts.reshape(near, Shape.of(near.shape().size(0), 1));
    Node logSum = Reductions.logSumExp(select(rows, Node.constant(0), common), 1);
    return negate(select(near, log1p(negate(select(near, total, Node.constant(0)))), logSum));
  }

  @Override
  public boolean isInformation() {
    return true;
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }
}
