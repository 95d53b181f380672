package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sqrt;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.SpecialFunctions.normalCdf;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent normal variables: a multivariate normal with a diagonal covariance, {@code [batch ×
 * d]}.
 *
 * <p>Density: {@code log p(y) = −½ Σₖ ((yₖ − μₖ)/σₖ)² − Σₖ log σₖ − (d/2) log 2π}.
 *
 * @param mean μ, {@code [batch × d]}
 * @param scale the standard deviations σ > 0, {@code [batch × d]} or {@code [1 × d]}
 */
public record Normal(Node mean, Node scale) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("normal", Family.Support.REAL, true);

  /** log 2π. */
  static final double LOG_TWO_PI = 1.8378770664093453;

  /**
   * Checks the shapes.
   *
   * @throws GraphException if they are not of rank 2, or differ otherwise than by a batch of 1
   */
  public Normal {
    Checks.matrix(FAMILY.name(), "the mean", mean);
    Checks.matrix(FAMILY.name(), "the scale", scale);
    if (mean.shape().size(1) != scale.shape().size(1)) {
      throw new GraphException(
          "%s: the mean has the shape %s but the scale %s (%s)"
              .formatted(FAMILY, mean.shape(), scale.shape(), scale.source()));
    }
    mean = Layouts.broadcastTo(mean, Shape.broadcast(mean.shape(), scale.shape()));
  }

  /**
   * A distribution from means and standard deviations.
   *
   * @param mean {@code [batch × d]}
   * @param scale positive; {@code [batch × d]} or anything that broadcasts to it, such as a scalar
   */
  public static Normal of(Node mean, Node scale) {
    Checks.matrix(FAMILY.name(), "the mean", mean);
    int batch = scale.shape().rank() < 2 ? 1 : scale.shape().size(0);
    Shape shape = Shape.of(batch, mean.shape().size(1));
    return new Normal(mean, Layouts.broadcastTo(scale, shape));
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return mean.shape();
  }

  /** {@code σ²}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(Layouts.broadcastTo(square(scale), shape()));
  }

  /** {@code Σₖ log σₖ + (d/2)(1 + log 2π)}. */
  @Override
  public Optional<Node> entropy() {
    Node logs = Layouts.broadcastTo(log(scale), shape());
    double constant = 0.5 * (1 + LOG_TWO_PI) * shape().size(1);
    return Optional.of(shift(Reductions.sum(logs, 1), constant));
  }

  @Override
  public Node logDensity(Node value) {
    Node standard = divide(subtract(Checks.value(this, value), mean), scale);
    Node terms = add(Elementwise.scale(square(standard), 0.5), log(scale));
    return shift(negate(Reductions.sum(terms, 1)), -0.5 * LOG_TWO_PI * shape().size(1));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    return Optional.of(tailsOf(divide(subtract(value, mean), scale)));
  }

  /** Those of the standard normal law. */
  static Tails tailsOf(Node z) {
    return new Tails(normalCdf(z), normalCdf(negate(z)));
  }

  /** {@code μ/σ²} and {@code 1/σ²}; the statistics are y and {@code −y²/2}. */
  @Override
  public List<Node> naturalParameters() {
    Node precision = Layouts.broadcastTo(reciprocal(square(scale)), shape());
    return List.of(multiply(mean, precision), precision);
  }

  @Override
  public Normal withNaturalParameters(List<Node> parameters) {
    Node precision = parameters.get(1);
    return new Normal(divide(parameters.get(0), precision), reciprocal(sqrt(precision)));
  }

  /** {@code ½ Σ (θ²/ρ − log(ρ/2π))} of θ and the precision ρ; +∞ unless all ρ are positive. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    Node inside = greater(parameters.get(1), Node.constant(0));
    Node precision = select(inside, parameters.get(1), Node.constant(1));
    Node terms = subtract(divide(square(parameters.get(0)), precision), log(precision));
    Node each = Elementwise.scale(shift(terms, LOG_TWO_PI), 0.5);
    return Reductions.sum(select(inside, each, Node.constant(Double.POSITIVE_INFINITY)), 1);
  }

  /** {@code μ + σ·ε} with standard normal ε (Kingma and Welling 2014). */
  @Override
  public Node sample(String noise) {
    return add(mean, multiply(scale, Node.noise(noise, Leaf.Noise.Law.NORMAL, shape())));
  }

  /** Independent normal variables of given parameters. */
  @Describe(
      value = "Independent normal variables.",
      formula = "log p(y) = −½ ((y−μ)/σ)² − log σ − ½ log 2π")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param mean μ of each variable
     * @param scale σ of each variable
     */
    public record Config(
        @Describe("The mean of each variable.") List<Double> mean,
        @Describe("The standard deviation of each variable, greater than 0.")
            @Range(min = 0, minExclusive = true)
            List<Double> scale) {}

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
      GivenRow mean = GivenRow.of("mean", config.mean());
      return of(mean.node(), GivenRow.of("scale", config.scale()).above(0).asLongAs(mean).node());
    }
  }
}
