package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sin;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.SpecialFunctions.besselRatio;
import static io.kldiv.core.graph.op.SpecialFunctions.logBesselNormaliser;

import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.graph.op.VonMisesQuantile;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent angles of the law of von Mises, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = exp(κ cos(x − μ))/(2πI₀(κ))}, over any interval of length 2π
 * (PyTorch VonMises).
 *
 * @param location μ in radians, {@code [batch × d]}; a batch may be 1
 * @param concentration κ ≥ 0, {@code [batch × d]}; a batch may be 1; uniform at 0
 */
public record VonMises(Node location, Node concentration) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("von-mises", Family.Support.ANGLE, true);

  private static final double FAR = 64;

  /**
   * Of {@code √(2πκ)·e^−κ·I₀(κ)} in powers of 1/κ: {@code ((2k − 1)!!)²/(k!·8ᵏ)} (DLMF 10.40.1).
   */
  private static final int TERMS = 10;

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public VonMises {
    Shape shape = Checks.common(FAMILY, location, concentration);
    location = Layouts.broadcastTo(location, shape);
    concentration = Layouts.broadcastTo(concentration, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return location.shape();
  }

  /** The location: the direction of the mean of the points on the circle. */
  @Override
  public Node mean() {
    return location;
  }

  /** The circular variance {@code 1 − I₁(κ)/I₀(κ)}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(shortfall());
  }

  /** {@code log 2πI₀(κ) − κI₁(κ)/I₀(κ)}. */
  @Override
  public Optional<Node> entropy() {
    Node entropy = add(logNormaliser(), multiply(concentration, shortfall()));
    return Optional.of(Reductions.sum(shift(entropy, Normal.LOG_TWO_PI), 1));
  }

  @Override
  public Node logDensities(Node value) {
    Node half = scale(subtract(value, location), 0.5);
    Node fall = scale(multiply(concentration, square(sin(half))), -2);
    return shift(subtract(fall, logNormaliser()), -Normal.LOG_TWO_PI);
  }

  /** The quantile over the angles from {@code μ − π} to {@code μ + π}. */
  @Override
  public Node quantile(Node probability) {
    return add(location, VonMisesQuantile.of(concentration, probability));
  }

  /** {@code log I₀(κ) − κ}, {@code [batch × d]}, without cancellation. */
  public Node logNormaliser() {
    Node far = greater(concentration, Node.constant(FAR));
    Node low = select(far, Node.constant(FAR), concentration);
    Node high = select(far, concentration, Node.constant(FAR));
    return select(far, expansion(high), subtract(logBesselNormaliser(0, low), low));
  }

  /** {@code 1 − I₁(κ)/I₀(κ)}, {@code [batch × d]}, without cancellation. */
  public Node shortfall() {
    Node far = greater(concentration, Node.constant(FAR));
    Node low = select(far, Node.constant(FAR), concentration);
    Node high = select(far, concentration, Node.constant(FAR));
    Node ones = Layouts.broadcastTo(Node.constant(1), shape());
    Node slope = Gradients.of(expansion(high), ones, List.of(high)).get(0);
    return select(far, negate(slope), shift(negate(besselRatio(0, low)), 1));
  }

  private static Node expansion(Node concentration) {
    Node inverse = reciprocal(concentration);
    Node tail = Node.constant(0);
    for (int k = TERMS; k >= 1; k--) {
      double ratio = (2 * k - 1.0) * (2 * k - 1.0) / (8.0 * k);
      tail = scale(multiply(inverse, shift(tail, 1)), ratio);
    }
    return subtract(log1p(tail), scale(shift(log(concentration), Normal.LOG_TWO_PI), 0.5));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent angles of the law of von Mises.",
      formula = "p(x) = exp(κ cos(x − μ))/(2πI₀(κ))",
      source = "PyTorch VonMises")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param location the mean direction in radians
     * @param concentration the concentration, at least 0
     */
    public record Config(
        @Describe("The mean direction in radians.") List<Double> location,
        @Describe("The concentration, at least 0.") @Range(min = 0) List<Double> concentration) {}

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
      return new VonMises(
          given.real("location", config.location()),
          given.atLeastZero("concentration", config.concentration()));
    }
  }
}
