package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.erf;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sqrt;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.normalCdf;
import static io.kldiv.core.graph.op.SpecialFunctions.normalQuantile;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the half-normal law: |X| of a normal X around 0, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = √(2/π)/σ · exp(−x²/2σ²), x ≥ 0} (PyTorch HalfNormal).
 *
 * @param scale σ > 0, {@code [batch × d]}; a batch may be 1
 */
public record HalfNormal(Node scale) implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("half-normal", Family.Support.POSITIVE, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public HalfNormal {
    Checks.common(FAMILY, scale);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return scale.shape();
  }

  /** {@code σ√(2/π)}. */
  @Override
  public Node mean() {
    return Elementwise.scale(scale, 0.7978845608028654);
  }

  /** {@code σ²(1 − 2/π)}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(Elementwise.scale(square(scale), 0.3633802276324187));
  }

  /** {@code ½ + ½ log(πσ²/2)}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(shift(log(scale), 0.7257913526447274), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.notNegative(
        value,
        x -> {
          Node quadratic = Elementwise.scale(square(divide(x, scale)), -0.5);
          return shift(subtract(quadratic, log(scale)), -0.22579135264472744);
        });
  }

  @Override
  public Node quantile(Node probability) {
    return negate(
        multiply(scale, normalQuantile(Elementwise.scale(shift(negate(probability), 1), 0.5))));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node z = divide(maximum(value, Node.constant(0)), scale);
    Node below = erf(Elementwise.scale(z, Math.sqrt(0.5)));
    return Optional.of(new Tails(below, Elementwise.scale(normalCdf(negate(z)), 2)));
  }

  /** {@code 1/σ²}; the statistic is {@code −x²/2}. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(reciprocal(square(scale)));
  }

  /** {@code −½ Σ log θ}; +∞ unless all θ are positive. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Edges.normaliser(parameters, theta -> Elementwise.scale(log(theta.get(0)), -0.5));
  }

  @Override
  public HalfNormal withNaturalParameters(List<Node> parameters) {
    return new HalfNormal(reciprocal(sqrt(parameters.get(0))));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the half-normal law: |X| of a normal X around 0.",
      formula = "p(x) = √(2/π)/σ · exp(−x²/2σ²), x ≥ 0",
      source = "PyTorch HalfNormal")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param scale the scale, above 0
     */
    public record Config(
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
      return new HalfNormal(given.positive("scale", config.scale()));
    }
  }
}
