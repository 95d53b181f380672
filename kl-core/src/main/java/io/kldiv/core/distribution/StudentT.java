package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sign;
import static io.kldiv.core.graph.op.Elementwise.sqrt;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.betaQuantile;
import static io.kldiv.core.graph.op.SpecialFunctions.incompleteBeta;
import static io.kldiv.core.graph.op.SpecialFunctions.lbeta;
import static io.kldiv.core.graph.op.SpecialFunctions.polygammaIncrease;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of Student's law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = (1 + z²/ν)^(−(ν+1)/2)/(σ√ν B(½, ν/2)), z = (x − μ)/σ} (PyTorch
 * StudentT).
 *
 * @param degreesOfFreedom ν > 0, {@code [batch × d]}; a batch may be 1
 * @param location μ, {@code [batch × d]}; a batch may be 1
 * @param scale σ > 0, {@code [batch × d]}; a batch may be 1
 */
public record StudentT(Node degreesOfFreedom, Node location, Node scale) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("student-t", Family.Support.REAL, true);

  /** From here on the incomplete beta function is not known to 12 digits. */
  private static final double MOST_DEGREES = 1e4;

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public StudentT {
    Shape shape = Checks.common(FAMILY, degreesOfFreedom, location, scale);
    degreesOfFreedom = Layouts.broadcastTo(degreesOfFreedom, shape);
    location = Layouts.broadcastTo(location, shape);
    scale = Layouts.broadcastTo(scale, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return degreesOfFreedom.shape();
  }

  /** The location, NaN for ν ≤ 1. */
  @Override
  public Node mean() {
    return Edges.where(greater(degreesOfFreedom, Node.constant(1)), location, Double.NaN);
  }

  /** {@code σ²ν/(ν − 2)}, infinite for ν ≤ 2, NaN for ν ≤ 1. */
  @Override
  public Optional<Node> variance() {
    Node finite = greater(degreesOfFreedom, Node.constant(2));
    Node freedom = Edges.where(finite, degreesOfFreedom, 3);
    Node spread = multiply(square(scale), divide(freedom, shift(freedom, -2)));
    Node wide = Edges.where(finite, spread, Double.POSITIVE_INFINITY);
    Node mean = greater(degreesOfFreedom, Node.constant(1));
    return Optional.of(Edges.where(mean, wide, Double.NaN));
  }

  /** {@code ½(ν + 1)(ψ((ν + 1)/2) − ψ(ν/2)) + log(σ√ν B(½, ν/2))}. */
  @Override
  public Optional<Node> entropy() {
    Node half = Elementwise.scale(degreesOfFreedom, 0.5);
    Node weight = Elementwise.scale(shift(degreesOfFreedom, 1), 0.5);
    Node tails = multiply(weight, polygammaIncrease(0, half, Node.constant(0.5)));
    return Optional.of(sum(subtract(tails, logFactor()), 1));
  }

  @Override
  public Node logDensities(Node value) {
    Node z = divide(divide(subtract(value, location), scale), sqrt(degreesOfFreedom));
    Node tails = multiply(Elementwise.scale(shift(degreesOfFreedom, 1), 0.5), Edges.log1pSquare(z));
    return subtract(logFactor(), tails);
  }

  @Override
  public Node quantile(Node probability) {
    Node side = shift(probability, -0.5);
    Node tail = Elementwise.scale(minimum(probability, shift(negate(probability), 1)), 2);
    Node central = greater(tail, Node.constant(0.5));
    Node half = Elementwise.scale(degreesOfFreedom, 0.5);
    Node distance = Elementwise.scale(maximum(abs(side), Node.constant(0x1p-54)), 2);
    Node y = betaQuantile(Node.constant(0.5), half, Edges.where(central, distance, 0.5));
    Node outer = select(central, Node.constant(0.5), tail);
    Node x = betaQuantile(half, Node.constant(0.5), outer);
    Node near = divide(y, shift(negate(y), 1));
    Node far = divide(shift(negate(x), 1), x);
    Node z = sqrt(multiply(degreesOfFreedom, select(central, near, far)));
    return add(location, multiply(scale, multiply(sign(side), z)));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node z = divide(subtract(value, location), scale);
    Node one = Node.constant(1);
    Node square = square(z);
    Node half = Elementwise.scale(degreesOfFreedom, 0.5);
    Node near = minimum(square, one);
    Node y = divide(near, add(near, degreesOfFreedom));
    Node centre = Elementwise.scale(incompleteBeta(Node.constant(0.5), half, y), -0.5);
    Node w = divide(maximum(square, one), degreesOfFreedom);
    Node outer = incompleteBeta(half, Node.constant(0.5), reciprocal(shift(w, 1)));
    Node far = greater(square, one);
    Node tail = select(far, Elementwise.scale(outer, 0.5), shift(centre, 0.5));
    Node known = greater(Node.constant(MOST_DEGREES), degreesOfFreedom);
    return Optional.of(Tails.symmetric(z, Edges.where(known, tail, Double.NaN)));
  }

  /** {@code −log(σ√ν B(½, ν/2))}. */
  private Node logFactor() {
    Node beta = lbeta(Node.constant(0.5), Elementwise.scale(degreesOfFreedom, 0.5));
    return negate(add(add(beta, Elementwise.scale(log(degreesOfFreedom), 0.5)), log(scale)));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of Student's law.",
      formula = "p(x) = (1 + z²/ν)^(−(ν+1)/2)/(σ√ν B(½, ν/2)), z = (x − μ)/σ",
      source = "PyTorch StudentT")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param degreesOfFreedom the degrees of freedom, above 0
     * @param location the location
     * @param scale the scale, above 0
     */
    public record Config(
        @Describe("The degrees of freedom, above 0.") @Range(min = 0, minExclusive = true)
            List<Double> degreesOfFreedom,
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
      return new StudentT(
          given.positive("degreesOfFreedom", config.degreesOfFreedom()),
          given.real("location", config.location()),
          given.positive("scale", config.scale()));
    }
  }
}
