package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the exponential law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = λ exp(−λx), x ≥ 0} (PyTorch Exponential).
 *
 * @param rate λ > 0, {@code [batch × d]}; a batch may be 1
 */
public record Exponential(Node rate) implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("exponential", Family.Support.POSITIVE, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Exponential {
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

  /** {@code 1/λ}. */
  @Override
  public Node mean() {
    return reciprocal(rate);
  }

  /** {@code 1/λ²}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(square(reciprocal(rate)));
  }

  /** {@code 1 − log λ}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(shift(negate(log(rate)), 1), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.notNegative(value, x -> subtract(log(rate), multiply(rate, x)));
  }

  @Override
  public Node quantile(Node probability) {
    return negate(divide(log1p(negate(probability)), rate));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    return Optional.of(Tails.ofLogAbove(negate(multiply(rate, maximum(value, Node.constant(0))))));
  }

  /** λ; the statistic is −x. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(rate);
  }

  /** {@code −Σ log θ}; +∞ unless all θ are positive. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Edges.normaliser(parameters, theta -> negate(log(theta.get(0))));
  }

  @Override
  public Exponential withNaturalParameters(List<Node> parameters) {
    return new Exponential(parameters.get(0));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the exponential law.",
      formula = "p(x) = λ exp(−λx), x ≥ 0",
      source = "PyTorch Exponential")
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
      return new Exponential(given.positive("rate", config.rate()));
    }
  }
}
