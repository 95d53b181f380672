package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the chi-squared law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = x^(ν/2−1) exp(−x/2)/(2^(ν/2) Γ(ν/2)), x ≥ 0} (PyTorch Chi2).
 *
 * @param degreesOfFreedom ν > 0, {@code [batch × d]}; a batch may be 1
 */
public record ChiSquared(Node degreesOfFreedom) implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("chi-squared", Family.Support.POSITIVE, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public ChiSquared {
    Checks.common(FAMILY, degreesOfFreedom);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return degreesOfFreedom.shape();
  }

  /** ν. */
  @Override
  public Node mean() {
    return degreesOfFreedom;
  }

  /** 2ν. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(scale(degreesOfFreedom, 2));
  }

  @Override
  public Optional<Node> entropy() {
    return gamma().entropy();
  }

  @Override
  public Node logDensities(Node value) {
    return gamma().logDensities(value);
  }

  @Override
  public Node quantile(Node probability) {
    return gamma().quantile(probability);
  }

  @Override
  public Optional<Tails> tails(Node value) {
    return gamma().tails(value);
  }

  /** The same law as a gamma law of the shape {@code ν/2} and the rate ½. */
  public Gamma gamma() {
    Node rate = Layouts.broadcastTo(Node.constant(0.5), shape());
    return new Gamma(scale(degreesOfFreedom, 0.5), rate);
  }

  /** ν; the statistic is ½ log x. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(degreesOfFreedom);
  }

  /** {@code Σ (log Γ(ν/2) + ν/2 log 2)}; +∞ unless all ν are positive. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Edges.normaliser(parameters, freedom -> GammaLaw.halfNormaliser(freedom.get(0)));
  }

  @Override
  public ChiSquared withNaturalParameters(List<Node> parameters) {
    return new ChiSquared(parameters.get(0));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the chi-squared law.",
      formula = "p(x) = x^(ν/2−1) exp(−x/2)/(2^(ν/2) Γ(ν/2)), x ≥ 0",
      source = "PyTorch Chi2")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param degreesOfFreedom the degrees of freedom, above 0
     */
    public record Config(
        @Describe("The degrees of freedom, above 0.") @Range(min = 0, minExclusive = true)
            List<Double> degreesOfFreedom) {}

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
      return new ChiSquared(given.positive("degreesOfFreedom", config.degreesOfFreedom()));
    }
  }
}
