package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sqrt;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaP;
import static io.kldiv.core.graph.op.SpecialFunctions.scaledExpIntegral;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of Lindley's law: exponential or gamma of shape 2, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = θ²/(1 + θ) · (1 + x) exp(−θx), x ≥ 0} (Lindley 1958;
 * Distributions.jl Lindley).
 *
 * @param rate θ > 0, {@code [batch × d]}; a batch may be 1
 */
public record Lindley(Node rate) implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("lindley", Family.Support.POSITIVE, true);

  /** From the bound {@code e + √(2e)} (Chatzigeorgiou 2013) the last steps change nothing. */
  private static final int NEWTON_STEPS = 7;

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Lindley {
    Checks.common(FAMILY, rate);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return rate.shape();
  }

  /** {@code (θ + 2)/(θ(θ + 1))}. */
  @Override
  public Node mean() {
    return divide(shift(rate, 2), multiply(rate, shift(rate, 1)));
  }

  /** {@code (θ² + 4θ + 2)/(θ(θ + 1))²}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(
        divide(shift(multiply(rate, shift(rate, 4)), 2), square(multiply(rate, shift(rate, 1)))));
  }

  /**
   * {@code θ·mean − log(θ²/(1 + θ)) − E log(1 + X)}, {@code E log(1 + X) = (1 + exp(θ)E₁(θ))/(1 +
   * θ)}.
   */
  @Override
  public Optional<Node> entropy() {
    Node logarithm = divide(shift(scaledExpIntegral(1, rate), 1), shift(rate, 1));
    Node terms = subtract(multiply(rate, mean()), logarithm);
    return Optional.of(sum(subtract(terms, logFactor()), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.notNegative(value, x -> add(logFactor(), subtract(log1p(x), multiply(rate, x))));
  }

  /** {@code w/θ} with {@code w − log(1 + w/(1 + θ)) = −log(1 − p)}, by Newton from above. */
  @Override
  public Node quantile(Node probability) {
    Node exponential = negate(log1p(negate(probability)));
    Node share = reciprocal(shift(rate, 1));
    Node w = add(exponential, sqrt(scale(exponential, 2)));
    for (int step = 0; step < NEWTON_STEPS; step++) {
      Node excess = subtract(subtract(w, log1p(multiply(share, w))), exponential);
      Node slope =
          divide(
              add(multiply(share, w), subtract(Node.constant(1), share)),
              shift(multiply(share, w), 1));
      w = subtract(w, divide(excess, slope));
    }
    return divide(w, rate);
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node y = multiply(rate, maximum(value, Node.constant(0)));
    Node more = divide(multiply(y, exp(negate(y))), shift(rate, 1));
    Node below = add(gammaP(Node.constant(2), y), multiply(rate, more));
    return Optional.of(new Tails(below, add(exp(negate(y)), more)));
  }

  private Node logFactor() {
    return subtract(scale(log(rate), 2), log1p(rate));
  }

  /** θ; the statistic is −x. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(rate);
  }

  /** {@code Σ (log(1 + θ) − 2 log θ)}; +∞ unless all θ are positive. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Edges.normaliser(
        parameters,
        theta -> subtract(log1p(theta.get(0)), Elementwise.scale(log(theta.get(0)), 2)));
  }

  @Override
  public Lindley withNaturalParameters(List<Node> parameters) {
    return new Lindley(parameters.get(0));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of Lindley's law: exponential or gamma of shape 2.",
      formula = "p(x) = θ²/(1 + θ) · (1 + x) exp(−θx), x ≥ 0",
      source = "Lindley 1958; Distributions.jl Lindley")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param rate the rate, above 0
     */
    public record Config(
        @Describe("The rate, above 0.") @Range(min = 0, minExclusive = true) List<Double> rate) {}

    /**
     * Creates the part.
     *
     * @param config the parameters
     */
    public Given(Config config) {
      this.config = config;
    }

    @Override
    public Distribution distribution() {
      GivenParameters given = new GivenParameters(FAMILY);
      return new Lindley(given.positive("rate", config.rate()));
    }
  }
}
