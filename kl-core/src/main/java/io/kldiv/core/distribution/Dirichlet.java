package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.greaterOrEqual;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Random probabilities of classes, {@code [batch × classes]}.
 *
 * <p>Density with respect to the volume of all but the last: {@code log p(x) = Σ (αⱼ − 1) log xⱼ −
 * Σ log Γ(αⱼ) + log Γ(α₀)}, {@code α₀ = Σ αⱼ}, with {@code 0·log 0 = 0}.
 *
 * @param concentration α > 0, {@code [batch × classes]}
 */
public record Dirichlet(Node concentration) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("dirichlet", Family.Support.SIMPLEX, true);

  /** How far the sum of a value may be from 1. */
  private static final double SUM_TOLERANCE = 1e-9;

  /**
   * Checks the shape.
   *
   * @throws io.kldiv.core.graph.GraphException if the concentration is not of rank 2
   */
  public Dirichlet {
    Checks.matrix(FAMILY.name(), "the concentration", concentration);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return concentration.shape();
  }

  /** α₀, {@code [batch × 1]}. */
  public Node total() {
    return Layouts.reshape(Reductions.sum(concentration, 1), shape().with(1, 1));
  }

  /** {@code α/α₀}. */
  @Override
  public Node mean() {
    return divide(concentration, total());
  }

  /** {@code m(1 − m)/(α₀ + 1)} with the mean m. */
  @Override
  public Optional<Node> variance() {
    Node mean = mean();
    Node rest = divide(subtract(total(), concentration), total());
    return Optional.of(divide(multiply(mean, rest), shift(total(), 1)));
  }

  /**
   * {@code log B(α) + Σ (αⱼ − 1)(ψ(α₀) − ψ(αⱼ))}, with the parts of log Γ and ψ that grow taken
   * out: {@code Σ f(αⱼ) − f(α₀) + Σ (αⱼ − 1)(f′(α₀) − f′(αⱼ)) + Σ log(αⱼ/α₀)}, {@code f(x) = log
   * Γ(x) − x·log x + x}.
   */
  @Override
  public Optional<Node> entropy() {
    Node gaps =
        subtract(SpecialFunctions.digammaGap(total()), SpecialFunctions.digammaGap(concentration));
    Node tilted = multiply(shift(concentration, -1), gaps);
    Node each = add(add(tilted, rest(concentration)), log(divide(concentration, total())));
    Node whole = Layouts.reshape(rest(total()), Shape.of(shape().size(0)));
    return Optional.of(subtract(Reductions.sum(each, 1), whole));
  }

  /** {@code log Γ(x) − x·log x + x}. */
  private static Node rest(Node x) {
    Node stirling = shift(scale(log(x), -0.5), 0.5 * Normal.LOG_TWO_PI);
    return add(SpecialFunctions.lgammaRemainder(x), stirling);
  }

  @Override
  public Node logDensity(Node value) {
    Node inside = onSimplex(Checks.value(this, value));
    Node zero = equal(value, Node.constant(0));
    Node valid = greaterOrEqual(value, Node.constant(0));
    Node logs = log(select(greater(value, Node.constant(0)), value, Node.constant(1)));
    Node least = select(zero, Node.constant(Double.NEGATIVE_INFINITY), logs);
    Node powers = Masked.weighted(shift(concentration, -1), select(valid, least, logs));
    Node density = subtract(Reductions.sum(powers, 1), logNormaliser(naturalParameters()));
    return select(inside, density, Counts.NEVER);
  }

  /** 1 where a row is not negative and sums to 1, {@code [batch]}. */
  private static Node onSimplex(Node value) {
    Node valid = Reductions.sum(greaterOrEqual(value, Node.constant(0)), 1);
    Node complete = equal(valid, Node.constant(value.shape().size(1)));
    Node excess = abs(shift(Reductions.sum(value, 1), -1));
    return multiply(complete, greaterOrEqual(Node.constant(SUM_TOLERANCE), excess));
  }

  /**
   * Gamma variates of the shapes α, divided by their sum. In logarithms, as a variate of shape α +
   * 1 times {@code u^(1/α)} (Marsaglia and Tsang 2000, section 6), so that small shapes do not
   * underflow.
   */
  @Override
  public Node sample(String noise) {
    Node first = Node.noise(noise + ".gamma", Leaf.Noise.Law.UNIFORM, shape());
    Node second = Node.noise(noise + ".power", Leaf.Noise.Law.UNIFORM, shape());
    Node gamma = log(SpecialFunctions.gammaQuantile(shift(concentration, 1), first));
    return Reductions.softmax(add(gamma, divide(log(second), concentration)));
  }

  /** α; the sufficient statistics are the logarithms. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(concentration);
  }

  @Override
  public Dirichlet withNaturalParameters(List<Node> parameters) {
    return new Dirichlet(parameters.get(0));
  }

  /** {@code Σ log Γ(αⱼ) − log Γ(α₀)}; +∞ unless all α are positive. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    Node inside = greater(parameters.get(0), Node.constant(0));
    Node alpha = select(inside, parameters.get(0), Node.constant(1));
    Node outside = select(inside, Node.constant(0), Node.constant(Double.POSITIVE_INFINITY));
    Node each = Reductions.sum(add(SpecialFunctions.lgamma(alpha), outside), 1);
    return subtract(each, SpecialFunctions.lgamma(Reductions.sum(alpha, 1)));
  }

  /** A Dirichlet law of given concentrations. */
  @Describe(
      value = "Random probabilities of classes.",
      formula = "p(x) = Γ(Σ α_j)/Π Γ(α_j) · Π x_j^(α_j − 1), Σ x_j = 1",
      source = "Dirichlet 1839")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param concentration α of each class
     */
    public record Config(
        @Describe("The concentration of each class, greater than 0.")
            @Range(min = 0, minExclusive = true)
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
      return new Dirichlet(GivenRow.of("concentration", config.concentration()).above(0).node());
    }
  }
}
