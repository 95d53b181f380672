package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.lbeta;
import static io.kldiv.core.graph.op.SpecialFunctions.log1mexp;
import static io.kldiv.core.graph.op.SpecialFunctions.polygammaIncrease;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of Kumaraswamy's law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = ab x^(a−1) (1 − x^a)^(b−1), 0 ≤ x ≤ 1} (PyTorch Kumaraswamy).
 *
 * @param concentration1 the first shapes a > 0, {@code [batch × d]}; a batch may be 1
 * @param concentration0 the second shapes b > 0, {@code [batch × d]}; a batch may be 1
 */
public record Kumaraswamy(Node concentration1, Node concentration0) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("kumaraswamy", Family.Support.UNIT_INTERVAL, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Kumaraswamy {
    Shape shape = Checks.common(FAMILY, concentration1, concentration0);
    concentration1 = Layouts.broadcastTo(concentration1, shape);
    concentration0 = Layouts.broadcastTo(concentration0, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return concentration1.shape();
  }

  /** {@code b B(1 + 1/a, b)}. */
  @Override
  public Node mean() {
    return exp(logMoment(1));
  }

  @Override
  public Optional<Node> variance() {
    Node gap = subtract(logMoment(2), scale(logMoment(1), 2));
    return Optional.of(multiply(square(mean()), expm1(gap)));
  }

  /** {@code 1 − 1/b + (1 − 1/a)(ψ(b + 1) + γ) − log ab}. */
  @Override
  public Optional<Node> entropy() {
    Node first = shift(negate(reciprocal(concentration1)), 1);
    Node second = shift(negate(reciprocal(concentration0)), 1);
    Node harmonic = polygammaIncrease(0, Node.constant(1), concentration0);
    Node logs = add(log(concentration1), log(concentration0));
    return Optional.of(sum(subtract(add(second, multiply(first, harmonic)), logs), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.unit(
        value,
        x -> {
          Node open = multiply(greater(x, Node.constant(0)), greater(Node.constant(1), x));
          Node inner = Edges.where(open, x, 0.5);
          Node rest = log1mexp(negate(multiply(concentration1, log(inner))));
          Node upper = equal(x, Node.constant(1));
          Node lower = select(open, rest, Node.constant(0));
          Node powers =
              add(
                  Edges.power(shift(concentration1, -1), x),
                  Edges.product(shift(concentration0, -1), upper, lower));
          return add(powers, add(log(concentration1), log(concentration0)));
        });
  }

  @Override
  public Node quantile(Node probability) {
    Node rest = negate(divide(log1p(negate(probability)), concentration0));
    return exp(divide(log1mexp(rest), concentration1));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node x = minimum(maximum(value, Node.constant(0)), Node.constant(1));
    Node rest = log1mexp(negate(multiply(concentration1, log(x))));
    return Optional.of(Tails.ofLogAbove(multiply(concentration0, rest)));
  }

  /** {@code log E xᵏ = log(b B(1 + k/a, b))}. */
  private Node logMoment(int k) {
    Node first = shift(scale(reciprocal(concentration1), k), 1);
    return add(log(concentration0), lbeta(first, concentration0));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of Kumaraswamy's law.",
      formula = "p(x) = ab x^(a−1) (1 − x^a)^(b−1), 0 ≤ x ≤ 1",
      source = "PyTorch Kumaraswamy")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param concentration1 the first shape, above 0
     * @param concentration0 the second shape, above 0
     */
    public record Config(
        @Describe("The first shape, above 0.") @Range(min = 0, minExclusive = true)
            List<Double> concentration1,
        @Describe("The second shape, above 0.") @Range(min = 0, minExclusive = true)
            List<Double> concentration0) {}

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
      return new Kumaraswamy(
          given.positive("concentration1", config.concentration1()),
          given.positive("concentration0", config.concentration0()));
    }
  }
}
