package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sqrt;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.digamma;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaP;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaQ;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaQuantile;
import static io.kldiv.core.graph.op.SpecialFunctions.lbeta;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the chi law: the root of a chi-squared variable, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = 2^(1−ν/2) x^(ν−1) exp(−x²/2)/Γ(ν/2), x ≥ 0} (TensorFlow
 * Probability Chi).
 *
 * @param degreesOfFreedom ν > 0, {@code [batch × d]}; a batch may be 1
 */
public record Chi(Node degreesOfFreedom) implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("chi", Family.Support.POSITIVE, true);

  private static final double LOG_2 = 0.6931471805599453;
  private static final double SQRT_2_PI = 2.5066282746310002;

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Chi {
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

  /** {@code √2 Γ((ν + 1)/2)/Γ(ν/2)}. */
  @Override
  public Node mean() {
    return scale(exp(negate(lbeta(scale(degreesOfFreedom, 0.5), Node.constant(0.5)))), SQRT_2_PI);
  }

  /** {@code ν − mean²}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(subtract(degreesOfFreedom, square(mean())));
  }

  @Override
  public Optional<Node> entropy() {
    Node half = scale(degreesOfFreedom, 0.5);
    Node logs = scale(shift(digamma(half), LOG_2), 0.5);
    return Optional.of(sum(subtract(GammaLaw.entropy(half), logs), 1));
  }

  @Override
  public Node logDensities(Node value) {
    Node half = scale(degreesOfFreedom, 0.5);
    Node factor = Node.constant(-LOG_2);
    return Edges.notNegative(
        value, x -> GammaLaw.logDensity(half, x, scale(square(x), 0.5), 2, factor));
  }

  @Override
  public Node quantile(Node probability) {
    return sqrt(scale(gammaQuantile(scale(degreesOfFreedom, 0.5), probability), 2));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node half = scale(degreesOfFreedom, 0.5);
    Node y = scale(square(maximum(value, Node.constant(0))), 0.5);
    return Optional.of(new Tails(gammaP(half, y), gammaQ(half, y)));
  }

  /** ν; the statistic is log x. */
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
  public Chi withNaturalParameters(List<Node> parameters) {
    return new Chi(parameters.get(0));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the chi law: the root of a chi-squared variable.",
      formula = "p(x) = 2^(1−ν/2) x^(ν−1) exp(−x²/2)/Γ(ν/2), x ≥ 0",
      source = "TensorFlow Probability Chi")
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
      return new Chi(given.positive("degreesOfFreedom", config.degreesOfFreedom()));
    }
  }
}
