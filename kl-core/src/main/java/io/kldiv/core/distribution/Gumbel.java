package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
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
 * Independent variables of Gumbel's law of greatest values, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = 1/β · exp(−z − exp(−z)), z = (x − μ)/β} (PyTorch Gumbel).
 *
 * @param location μ, {@code [batch × d]}; a batch may be 1
 * @param scale β > 0, {@code [batch × d]}; a batch may be 1
 */
public record Gumbel(Node location, Node scale) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("gumbel", Family.Support.REAL, true);

  private static final double EULER = 0.5772156649015329;

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Gumbel {
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

  /** {@code μ + γβ}. */
  @Override
  public Node mean() {
    return add(location, Elementwise.scale(scale, EULER));
  }

  /** {@code π²β²/6}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(Elementwise.scale(square(scale), Math.PI * Math.PI / 6));
  }

  /** {@code log β + γ + 1}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(shift(log(scale), 1 + EULER), 1));
  }

  @Override
  public Node logDensities(Node value) {
    Node z = divide(subtract(value, location), scale);
    return negate(add(add(z, exp(negate(z))), log(scale)));
  }

  @Override
  public Node quantile(Node probability) {
    return subtract(location, multiply(scale, log(negate(log(probability)))));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node logBelow = negate(exp(divide(subtract(location, value), scale)));
    return Optional.of(Tails.ofLogAbove(logBelow).mirrored());
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of Gumbel's law of greatest values.",
      formula = "p(x) = 1/β · exp(−z − exp(−z)), z = (x − μ)/β",
      source = "PyTorch Gumbel")
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
      return new Gumbel(
          given.real("location", config.location()), given.positive("scale", config.scale()));
    }
  }
}
