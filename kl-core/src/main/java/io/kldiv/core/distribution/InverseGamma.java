package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.digamma;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaP;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaQ;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaQuantile;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the inverse gamma law: 1/X of a gamma X, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = β^a x^(−a−1) exp(−β/x)/Γ(a), x > 0} (TensorFlow Probability
 * InverseGamma).
 *
 * @param concentration the shapes a > 0, {@code [batch × d]}; a batch may be 1
 * @param scale β > 0, {@code [batch × d]}; a batch may be 1
 */
public record InverseGamma(Node concentration, Node scale)
    implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("inverse-gamma", Family.Support.POSITIVE, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public InverseGamma {
    Shape shape = Checks.common(FAMILY, concentration, scale);
    concentration = Layouts.broadcastTo(concentration, shape);
    scale = Layouts.broadcastTo(scale, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return concentration.shape();
  }

  /** {@code β/(a − 1)}, infinite for a ≤ 1. */
  @Override
  public Node mean() {
    Node less = shift(concentration, -1);
    Node finite = greater(less, Node.constant(0));
    return Edges.where(
        finite, divide(scale, Edges.where(finite, less, 1)), Double.POSITIVE_INFINITY);
  }

  /** {@code β²/((a − 1)²(a − 2))}, infinite for a ≤ 2. */
  @Override
  public Optional<Node> variance() {
    Node finite = greater(concentration, Node.constant(2));
    Node a = Edges.where(finite, concentration, 3);
    Node spread = divide(square(divide(scale, shift(a, -1))), shift(a, -2));
    return Optional.of(Edges.where(finite, spread, Double.POSITIVE_INFINITY));
  }

  @Override
  public Optional<Node> entropy() {
    Node inverse =
        subtract(GammaLaw.entropy(concentration), Elementwise.scale(digamma(concentration), 2));
    return Optional.of(sum(add(log(scale), inverse), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.positive(
        value, x -> GammaLaw.logDensity(concentration, x, divide(scale, x), -1, log(scale)));
  }

  @Override
  public Node quantile(Node probability) {
    return divide(scale, gammaQuantile(concentration, shift(negate(probability), 1)));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node y = divide(scale, maximum(value, Node.constant(Double.MIN_NORMAL)));
    return Optional.of(new Tails(gammaQ(concentration, y), gammaP(concentration, y)));
  }

  /** a and β; the statistics are −log x and −1/x. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(concentration, scale);
  }

  /** {@code Σ (log Γ(a) − a log β)}; +∞ unless all are positive. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Edges.normaliser(parameters, GammaLaw::logNormaliser);
  }

  @Override
  public InverseGamma withNaturalParameters(List<Node> parameters) {
    return new InverseGamma(parameters.get(0), parameters.get(1));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the inverse gamma law: 1/X of a gamma X.",
      formula = "p(x) = β^a x^(−a−1) exp(−β/x)/Γ(a), x > 0",
      source = "TensorFlow Probability InverseGamma")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param concentration the shape, above 0
     * @param scale the scale, above 0
     */
    public record Config(
        @Describe("The shape, above 0.") @Range(min = 0, minExclusive = true)
            List<Double> concentration,
        @Describe("The scale, above 0.") @Range(min = 0, minExclusive = true) List<Double> scale) {}

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
      return new InverseGamma(
          given.positive("concentration", config.concentration()),
          given.positive("scale", config.scale()));
    }
  }
}
