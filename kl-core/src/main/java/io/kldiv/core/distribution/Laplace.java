package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sign;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of Laplace's law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = 1/(2b) · exp(−|x − μ|/b)} (PyTorch Laplace).
 *
 * @param location μ, {@code [batch × d]}; a batch may be 1
 * @param scale b > 0, {@code [batch × d]}; a batch may be 1
 */
public record Laplace(Node location, Node scale) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("laplace", Family.Support.REAL, true);

  private static final double LOG_2 = 0.6931471805599453;

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Laplace {
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

  /** The location. */
  @Override
  public Node mean() {
    return location;
  }

  /** {@code 2b²}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(Elementwise.scale(square(scale), 2));
  }

  /** {@code 1 + log 2b}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(shift(log(scale), 1 + LOG_2), 1));
  }

  @Override
  public Node logDensities(Node value) {
    Node distance = divide(abs(subtract(value, location)), scale);
    return shift(negate(add(distance, log(scale))), -LOG_2);
  }

  @Override
  public Node quantile(Node probability) {
    Node tail = minimum(probability, shift(negate(probability), 1));
    Node distance = negate(log(Elementwise.scale(tail, 2)));
    return add(location, multiply(scale, multiply(sign(shift(probability, -0.5)), distance)));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node z = divide(subtract(value, location), scale);
    return Optional.of(Tails.symmetric(z, Elementwise.scale(exp(negate(abs(z))), 0.5)));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of Laplace's law.",
      formula = "p(x) = 1/(2b) · exp(−|x − μ|/b)",
      source = "PyTorch Laplace")
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
      return new Laplace(
          given.real("location", config.location()), given.positive("scale", config.scale()));
    }
  }
}
