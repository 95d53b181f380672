package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.betaQuantile;
import static io.kldiv.core.graph.op.SpecialFunctions.digammaGap;
import static io.kldiv.core.graph.op.SpecialFunctions.incompleteBeta;
import static io.kldiv.core.graph.op.SpecialFunctions.lbeta;
import static io.kldiv.core.graph.op.SpecialFunctions.lgammaRemainder;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the beta law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = x^(a−1) (1 − x)^(b−1)/B(a, b), 0 ≤ x ≤ 1} (PyTorch Beta).
 *
 * @param concentration1 the first shapes a > 0, {@code [batch × d]}; a batch may be 1
 * @param concentration0 the second shapes b > 0, {@code [batch × d]}; a batch may be 1
 */
public record Beta(Node concentration1, Node concentration0)
    implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("beta", Family.Support.UNIT_INTERVAL, true);

  private static final Node ZERO = Node.constant(0);
  private static final Node ONE = Node.constant(1);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public Beta {
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

  /** {@code a/(a + b)}. */
  @Override
  public Node mean() {
    return divide(concentration1, total());
  }

  /** {@code ab/((a + b)²(a + b + 1))}. */
  @Override
  public Optional<Node> variance() {
    Node total = total();
    Node product = multiply(divide(concentration1, total), divide(concentration0, total));
    return Optional.of(divide(product, shift(total, 1)));
  }

  /** Stirling's formula and what it leaves out, so that nothing cancels for large shapes. */
  @Override
  public Optional<Node> entropy() {
    Node total = total();
    Node logs = scale(add(log(concentration1), log(concentration0)), 0.5);
    Node spread = subtract(logs, scale(log(total), 1.5));
    Node one = subtract(remainder(concentration1, 1), remainder(total, 2));
    Node entropy = add(spread, add(one, remainder(concentration0, 1)));
    return Optional.of(sum(shift(entropy, 0.5 * Normal.LOG_TWO_PI), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.unit(value, x -> select(large(), peaked(x), direct(x)));
  }

  @Override
  public Node quantile(Node probability) {
    return betaQuantile(concentration1, concentration0, probability);
  }

  /** Above a small x of a small concentration 1 − x is not known well enough. */
  @Override
  public Optional<Tails> tails(Node value) {
    Node x = minimum(maximum(value, Node.constant(0)), Node.constant(1));
    Node below = incompleteBeta(concentration1, concentration0, x);
    Node rest = shift(negate(below), 1);
    Node much = greater(rest, Node.constant(0.05));
    Node exact = greater(multiply(concentration0, x), Node.constant(1e-3));
    Node above = incompleteBeta(concentration0, concentration1, shift(negate(x), 1));
    Node little = Edges.where(exact, above, Double.NaN);
    return Optional.of(new Tails(below, select(much, rest, little)));
  }

  /** a + b. */
  public Node total() {
    return add(concentration1, concentration0);
  }

  private static Node remainder(Node x, double offset) {
    return subtract(lgammaRemainder(x), multiply(shift(x, -offset), digammaGap(x)));
  }

  private Node large() {
    return greater(minimum(concentration1, concentration0), Node.constant(8));
  }

  private Node direct(Node x) {
    Node a = select(large(), Node.constant(1), concentration1);
    Node b = select(large(), Node.constant(1), concentration0);
    Node powers = add(Edges.power(shift(a, -1), x), Edges.complementPower(shift(b, -1), x));
    return subtract(powers, lbeta(a, b));
  }

  /** The probability of k successes of n by Stirling's formula (Loader 2000), times n + 1. */
  private Node peaked(Node x) {
    Node k = shift(Edges.where(large(), concentration1, 9), -1);
    Node l = shift(Edges.where(large(), concentration0, 9), -1);
    Node n = add(k, l);
    Node open = multiply(large(), multiply(greater(x, ZERO), greater(ONE, x)));
    Node y = Edges.where(open, x, 0.5);
    Node rise = relativeEntropy(k, multiply(n, y));
    Node fall = relativeEntropy(l, multiply(n, shift(negate(y), 1)));
    Node remainders = subtract(add(lgammaRemainder(k), lgammaRemainder(l)), lgammaRemainder(n));
    Node roots = scale(subtract(log(n), add(log(k), log(l))), 0.5);
    Node normaliser = subtract(add(roots, log(shift(n, 1))), remainders);
    Node density = subtract(normaliser, add(rise, fall));
    Node guarded = Edges.where(open, density, Double.NEGATIVE_INFINITY);
    return shift(guarded, -0.5 * Normal.LOG_TWO_PI);
  }

  /** a and b; the statistics are log x and log(1 − x). */
  @Override
  public List<Node> naturalParameters() {
    return List.of(concentration1, concentration0);
  }

  /** {@code Σ log B(a, b)}; +∞ unless all are positive. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Edges.normaliser(parameters, theta -> lbeta(theta.get(0), theta.get(1)));
  }

  @Override
  public Beta withNaturalParameters(List<Node> parameters) {
    return new Beta(parameters.get(0), parameters.get(1));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the beta law.",
      formula = "p(x) = x^(a−1) (1 − x)^(b−1)/B(a, b), 0 ≤ x ≤ 1",
      source = "PyTorch Beta")
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
      return new Beta(
          given.positive("concentration1", config.concentration1()),
          given.positive("concentration0", config.concentration0()));
    }
  }
}
