package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sin;
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
 * Independent variables of Cauchy's law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = 1/(πσ(1 + ((x − μ)/σ)²))} (PyTorch Cauchy).
 *
 * @param location μ, {@code [batch × d]}; a batch may be 1
 * @param scale σ > 0, {@code [batch × d]}; a batch may be 1
 */
public record Cauchy(Node location, Node scale) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("cauchy", Family.Support.REAL, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Cauchy {
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

  /** NaN: there is none. */
  @Override
  public Node mean() {
    return Layouts.broadcastTo(Node.constant(Double.NaN), shape());
  }

  /** NaN: there is none. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(Layouts.broadcastTo(Node.constant(Double.NaN), shape()));
  }

  /** {@code log 4πσ}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(shift(log(scale), 2.5310242469692907), 1));
  }

  @Override
  public Node logDensities(Node value) {
    Node z = divide(subtract(value, location), scale);
    return shift(negate(add(Edges.log1pSquare(z), log(scale))), -1.1447298858494002);
  }

  /** {@code μ + σ tan(π(p − ½))}. */
  @Override
  public Node quantile(Node probability) {
    Node tail = minimum(probability, shift(negate(probability), 1));
    Node angle = Elementwise.scale(shift(probability, -0.5), Math.PI);
    return add(
        location, multiply(scale, divide(sin(angle), sin(Elementwise.scale(tail, Math.PI)))));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node z = divide(subtract(value, location), scale);
    return Optional.of(Tails.symmetric(z, Elementwise.scale(HalfCauchy.unit(abs(z)).above(), 0.5)));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of Cauchy's law.",
      formula = "p(x) = 1/(πσ(1 + ((x − μ)/σ)²))",
      source = "PyTorch Cauchy")
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
      return new Cauchy(
          given.real("location", config.location()), given.positive("scale", config.scale()));
    }
  }
}
