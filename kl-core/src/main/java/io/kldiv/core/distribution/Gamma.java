package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaP;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaQ;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaQuantile;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the gamma law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = β^a x^(a−1) exp(−βx)/Γ(a), x ≥ 0} (PyTorch Gamma).
 *
 * @param concentration the shapes a > 0, {@code [batch × d]}; a batch may be 1
 * @param rate β > 0, {@code [batch × d]}; a batch may be 1
 */
public record Gamma(Node concentration, Node rate) implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("gamma", Family.Support.POSITIVE, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Gamma {
    Shape shape = Checks.common(FAMILY, concentration, rate);
    concentration = Layouts.broadcastTo(concentration, shape);
    rate = Layouts.broadcastTo(rate, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return concentration.shape();
  }

  /** {@code a/β}. */
  @Override
  public Node mean() {
    return divide(concentration, rate);
  }

  /** {@code a/β²}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(divide(divide(concentration, rate), rate));
  }

  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(subtract(GammaLaw.entropy(concentration), log(rate)), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.notNegative(
        value, x -> GammaLaw.logDensity(concentration, x, multiply(rate, x), 1, log(rate)));
  }

  @Override
  public Node quantile(Node probability) {
    return divide(gammaQuantile(concentration, probability), rate);
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node y = multiply(rate, maximum(value, Node.constant(0)));
    return Optional.of(new Tails(gammaP(concentration, y), gammaQ(concentration, y)));
  }

  /** a and β; the statistics are log x and −x. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(concentration, rate);
  }

  /** {@code Σ (log Γ(a) − a log β)}; +∞ unless all are positive. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Edges.normaliser(parameters, GammaLaw::logNormaliser);
  }

  @Override
  public Gamma withNaturalParameters(List<Node> parameters) {
    return new Gamma(parameters.get(0), parameters.get(1));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the gamma law.",
      formula = "p(x) = β^a x^(a−1) exp(−βx)/Γ(a), x ≥ 0",
      source = "PyTorch Gamma")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param concentration the shape, above 0
     * @param rate the rate, above 0
     */
    public record Config(
        @Describe("The shape, above 0.") @Range(min = 0, minExclusive = true)
            List<Double> concentration,
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
      return new Gamma(
          given.positive("concentration", config.concentration()),
          given.positive("rate", config.rate()));
    }
  }
}
