package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the uniform law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = 1/(high − low), low ≤ x ≤ high} (PyTorch Uniform).
 *
 * @param low the lower bounds, {@code [batch × d]}; a batch may be 1
 * @param high the upper bounds, above the lower ones, {@code [batch × d]}; a batch may be 1
 */
public record Uniform(Node low, Node high) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("uniform", Family.Support.BOUNDED, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Uniform {
    Shape shape = Checks.common(FAMILY, low, high);
    low = Layouts.broadcastTo(low, shape);
    high = Layouts.broadcastTo(high, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return low.shape();
  }

  /** The middle. */
  @Override
  public Node mean() {
    return add(low, scale(subtract(high, low), 0.5));
  }

  /** {@code (high − low)²/12}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(scale(square(subtract(high, low)), 1.0 / 12));
  }

  /** {@code log(high − low)}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(log(subtract(high, low)), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.between(value, low, high, x -> negate(log(subtract(high, low))));
  }

  @Override
  public Node quantile(Node probability) {
    return add(low, multiply(probability, subtract(high, low)));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node x = minimum(maximum(value, low), high);
    Node width = subtract(high, low);
    return Optional.of(
        new Tails(divide(subtract(x, low), width), divide(subtract(high, x), width)));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the uniform law.",
      formula = "p(x) = 1/(high − low), low ≤ x ≤ high",
      source = "PyTorch Uniform")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param low the lower bound
     * @param high the upper bound, above the lower one
     */
    public record Config(
        @Describe("The lower bound.") List<Double> low,
        @Describe("The upper bound, above the lower one.") List<Double> high) {}

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
      Distribution made =
          new Uniform(given.real("low", config.low()), given.real("high", config.high()));
      given.ordered(config.low(), config.high());
      return made;
    }
  }
}
