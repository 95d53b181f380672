package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.lgamma;
import static io.kldiv.core.graph.op.SpecialFunctions.lgammaBregman;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of Weibull's law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = k/λ · (x/λ)^(k−1) exp(−(x/λ)^k), x ≥ 0} (PyTorch Weibull).
 *
 * @param scale λ > 0, {@code [batch × d]}; a batch may be 1
 * @param concentration the shapes k > 0, {@code [batch × d]}; a batch may be 1
 */
public record Weibull(Node scale, Node concentration) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("weibull", Family.Support.POSITIVE, true);

  private static final double EULER = 0.5772156649015329;

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Weibull {
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

  /** {@code λΓ(1 + 1/k)}. */
  @Override
  public Node mean() {
    return multiply(scale, exp(lgamma(shift(reciprocal(concentration), 1))));
  }

  /** {@code λ²(Γ(1 + 2/k) − Γ(1 + 1/k)²)}, without cancellation for a large k. */
  @Override
  public Optional<Node> variance() {
    Node one = Node.constant(1);
    Node middle = shift(reciprocal(concentration), 1);
    Node far = shift(Elementwise.scale(reciprocal(concentration), 2), 1);
    Node gap =
        add(
            add(lgammaBregman(far, middle), relativeEntropy(far, middle)),
            add(lgammaBregman(one, middle), relativeEntropy(one, middle)));
    return Optional.of(multiply(square(mean()), expm1(gap)));
  }

  /** {@code γ(1 − 1/k) + log(λ/k) + 1}. */
  @Override
  public Optional<Node> entropy() {
    Node tails = Elementwise.scale(shift(negate(reciprocal(concentration)), 1), EULER);
    Node logs = subtract(log(scale), log(concentration));
    return Optional.of(sum(shift(add(tails, logs), 1), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.notNegative(
        value,
        x -> {
          Node z = divide(x, scale);
          Node power = Edges.power(shift(concentration, -1), z);
          Node logs = subtract(log(concentration), log(scale));
          return subtract(add(logs, power), exp(Edges.power(concentration, z)));
        });
  }

  @Override
  public Node quantile(Node probability) {
    Node exponential = negate(log1p(negate(probability)));
    return multiply(scale, exp(divide(log(exponential), concentration)));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node z = divide(maximum(value, Node.constant(0)), scale);
    return Optional.of(Tails.ofLogAbove(negate(exp(Edges.power(concentration, z)))));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of Weibull's law.",
      formula = "p(x) = k/λ · (x/λ)^(k−1) exp(−(x/λ)^k), x ≥ 0",
      source = "PyTorch Weibull")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param scale the scale, above 0
     * @param concentration the shape, above 0
     */
    public record Config(
        @Describe("The scale, above 0.") @Range(min = 0, minExclusive = true) List<Double> scale,
        @Describe("The shape, above 0.") @Range(min = 0, minExclusive = true)
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
      return new Weibull(
          given.positive("scale", config.scale()),
          given.positive("concentration", config.concentration()));
    }
  }
}
