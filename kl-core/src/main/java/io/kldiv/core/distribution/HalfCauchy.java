package io.kldiv.core.distribution;

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
import static io.kldiv.core.graph.op.Elementwise.sin;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.atan;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the half-Cauchy law: |X| of a Cauchy X around 0, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = 2/(πσ(1 + (x/σ)²)), x ≥ 0} (PyTorch HalfCauchy).
 *
 * @param scale σ > 0, {@code [batch × d]}; a batch may be 1
 */
public record HalfCauchy(Node scale) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("half-cauchy", Family.Support.POSITIVE, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public HalfCauchy {
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

  /** Infinite. */
  @Override
  public Node mean() {
    return Layouts.broadcastTo(Node.constant(Double.POSITIVE_INFINITY), shape());
  }

  /** Infinite. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(Layouts.broadcastTo(Node.constant(Double.POSITIVE_INFINITY), shape()));
  }

  /** {@code log 2πσ}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(shift(log(scale), 1.8378770664093453), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.notNegative(
        value,
        x ->
            shift(
                negate(add(Edges.log1pSquare(divide(x, scale)), log(scale))), -0.4515827052894548));
  }

  /** {@code σ tan(πp/2)}. */
  @Override
  public Node quantile(Node probability) {
    Node rise = sin(Elementwise.scale(probability, Math.PI / 2));
    Node fall = sin(Elementwise.scale(shift(negate(probability), 1), Math.PI / 2));
    return multiply(scale, divide(rise, fall));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    return Optional.of(unit(divide(maximum(value, Node.constant(0)), scale)));
  }

  /** Those of the scale 1 at z ≥ 0, from the angle on the side where it is small. */
  static Tails unit(Node z) {
    Node one = Node.constant(1);
    Node far = greater(z, one);
    Node angle = atan(select(far, reciprocal(maximum(z, one)), minimum(z, one)));
    Node share = Elementwise.scale(angle, 2 / Math.PI);
    Node rest = shift(negate(share), 1);
    return new Tails(select(far, rest, share), select(far, share, rest));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the half-Cauchy law: |X| of a Cauchy X around 0.",
      formula = "p(x) = 2/(πσ(1 + (x/σ)²)), x ≥ 0",
      source = "PyTorch HalfCauchy")
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
      return new HalfCauchy(given.positive("scale", config.scale()));
    }
  }
}
