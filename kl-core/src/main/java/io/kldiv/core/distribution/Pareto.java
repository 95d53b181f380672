package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of Pareto's law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = a m^a/x^(a+1), x ≥ m} (PyTorch Pareto, whose alpha is the
 * concentration).
 *
 * @param scale the least values m > 0, {@code [batch × d]}; a batch may be 1
 * @param concentration the exponents a > 0, {@code [batch × d]}; a batch may be 1
 */
public record Pareto(Node scale, Node concentration) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("pareto", Family.Support.BOUNDED, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Pareto {
    Shape shape = Checks.common(FAMILY, scale, concentration);
    scale = Layouts.broadcastTo(scale, shape);
    concentration = Layouts.broadcastTo(concentration, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return scale.shape();
  }

  /** {@code am/(a − 1)}, infinite for a ≤ 1. */
  @Override
  public Node mean() {
    Node finite = greater(concentration, Node.constant(1));
    Node a = Edges.where(finite, concentration, 2);
    Node mean = multiply(scale, divide(a, shift(a, -1)));
    return Edges.where(finite, mean, Double.POSITIVE_INFINITY);
  }

  /** {@code am²/((a − 1)²(a − 2))}, infinite for a ≤ 2. */
  @Override
  public Optional<Node> variance() {
    Node finite = greater(concentration, Node.constant(2));
    Node a = Edges.where(finite, concentration, 3);
    Node ratio = divide(a, shift(a, -2));
    Node spread = multiply(square(divide(scale, shift(a, -1))), ratio);
    return Optional.of(Edges.where(finite, spread, Double.POSITIVE_INFINITY));
  }

  /** {@code log(m/a) + 1 + 1/a}. */
  @Override
  public Optional<Node> entropy() {
    Node logs = subtract(log(scale), log(concentration));
    return Optional.of(sum(shift(add(logs, reciprocal(concentration)), 1), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.from(
        value,
        scale,
        x -> {
          Node logs = subtract(log(concentration), log(scale));
          return subtract(logs, multiply(shift(concentration, 1), log(divide(x, scale))));
        });
  }

  @Override
  public Node quantile(Node probability) {
    return multiply(scale, exp(negate(divide(log1p(negate(probability)), concentration))));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node logs = log(divide(maximum(value, scale), scale));
    return Optional.of(Tails.ofLogAbove(negate(multiply(concentration, logs))));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of Pareto's law.",
      formula = "p(x) = a m^a/x^(a+1), x ≥ m",
      source = "PyTorch Pareto, whose alpha is the concentration")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param scale the least value, above 0
     * @param concentration the exponent of the tail, above 0
     */
    public record Config(
        @Describe("The least value, above 0.") @Range(min = 0, minExclusive = true)
            List<Double> scale,
        @Describe("The exponent of the tail, above 0.") @Range(min = 0, minExclusive = true)
            List<Double> concentration) {}

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
      return new Pareto(
          given.positive("scale", config.scale()),
          given.positive("concentration", config.concentration()));
    }
  }
}
