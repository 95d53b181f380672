package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.erf;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.normalCdf;
import static io.kldiv.core.graph.op.SpecialFunctions.normalQuantile;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of Moyal's law of energy losses, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = 1/(σ√(2π)) · exp(−½(z + exp(−z))), z = (x − μ)/σ} (TensorFlow
 * Probability Moyal).
 *
 * @param location μ, {@code [batch × d]}; a batch may be 1
 * @param scale σ > 0, {@code [batch × d]}; a batch may be 1
 */
public record Moyal(Node location, Node scale) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("moyal", Family.Support.REAL, true);

  /** {@code γ + log 2}. */
  private static final double MEAN = 1.2703628454614782;

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Moyal {
    Shape shape = Checks.common(FAMILY, location, scale);
    location = Layouts.broadcastTo(location, shape);
    scale = Layouts.broadcastTo(scale, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return location.shape();
  }

  /** {@code μ + σ(γ + log 2)}. */
  @Override
  public Node mean() {
    return add(location, Elementwise.scale(scale, MEAN));
  }

  /** {@code π²σ²/2}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(Elementwise.scale(square(scale), Math.PI * Math.PI / 2));
  }

  /** {@code log σ + ½(1 + log 2π + γ + log 2)}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(shift(log(scale), 0.5 * (1 + Normal.LOG_TWO_PI + MEAN)), 1));
  }

  @Override
  public Node logDensities(Node value) {
    Node z = divide(subtract(value, location), scale);
    Node terms = add(Elementwise.scale(add(z, exp(negate(z))), 0.5), log(scale));
    return shift(negate(terms), -0.5 * Normal.LOG_TWO_PI);
  }

  /** {@code μ − 2σ log(−Φ⁻¹(p/2))}: {@code exp(−z)} has the chi-squared law. */
  @Override
  public Node quantile(Node probability) {
    Node normal = negate(normalQuantile(Elementwise.scale(probability, 0.5)));
    return subtract(location, Elementwise.scale(multiply(scale, log(normal)), 2));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node z = divide(subtract(location, value), scale);
    Node normal = exp(Elementwise.scale(z, 0.5));
    Node below = Elementwise.scale(normalCdf(negate(normal)), 2);
    return Optional.of(new Tails(below, erf(Elementwise.scale(normal, Math.sqrt(0.5)))));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of Moyal's law of energy losses.",
      formula = "p(x) = 1/(σ√(2π)) · exp(−½(z + exp(−z))), z = (x − μ)/σ",
      source = "TensorFlow Probability Moyal")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param location the location
     * @param scale the scale, above 0
     */
    public record Config(
        @Describe("The location.") List<Double> location,
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
      return new Moyal(
          given.real("location", config.location()), given.positive("scale", config.scale()));
    }
  }
}
