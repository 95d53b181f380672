package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sigmoid;
import static io.kldiv.core.graph.op.Elementwise.softplus;
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
 * Independent variables of the logistic law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = exp(−z)/(σ(1 + exp(−z))²), z = (x − μ)/σ} (TensorFlow
 * Probability Logistic).
 *
 * @param location μ, {@code [batch × d]}; a batch may be 1
 * @param scale σ > 0, {@code [batch × d]}; a batch may be 1
 */
public record Logistic(Node location, Node scale) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("logistic", Family.Support.REAL, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Logistic {
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

  /** {@code π²σ²/3}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(Elementwise.scale(square(scale), Math.PI * Math.PI / 3));
  }

  /** {@code log σ + 2}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(shift(log(scale), 2), 1));
  }

  @Override
  public Node logDensities(Node value) {
    Node distance = abs(divide(subtract(value, location), scale));
    Node tails = Elementwise.scale(softplus(negate(distance)), 2);
    return negate(add(add(distance, tails), log(scale)));
  }

  @Override
  public Node quantile(Node probability) {
    Node logit = subtract(log(probability), log1p(negate(probability)));
    return add(location, multiply(scale, logit));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node z = divide(subtract(value, location), scale);
    return Optional.of(new Tails(sigmoid(z), sigmoid(negate(z))));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the logistic law.",
      formula = "p(x) = exp(−z)/(σ(1 + exp(−z))²), z = (x − μ)/σ",
      source = "TensorFlow Probability Logistic")
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
      return new Logistic(
          given.real("location", config.location()), given.positive("scale", config.scale()));
    }
  }
}
