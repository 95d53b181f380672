package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.square;

import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Independent numbers of failures before the r-th success, {@code [batch × d]}.
 *
 * <p>Density: {@code log p(k) = Σ (log Γ(k + r)/(k! Γ(r)) + r log p + k log(1 − p))}, k = 0, 1, 2,
 * …, with {@code 0·log 0 = 0}. The order r need not be whole: then it is a Poisson law whose rate
 * has a gamma law of shape r.
 *
 * @param totalCount r > 0, {@code [batch × d]} or what broadcasts to it, of rank 2
 * @param trial one trial of each column; the probability of yes, a success, must be greater than 0
 */
public record NegativeBinomial(Node totalCount, Bernoulli trial) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("negative-binomial", Family.Support.COUNTS, false);

  /**
   * Checks the shape.
   *
   * @throws io.kldiv.core.graph.GraphException if the shapes do not go together
   */
  public NegativeBinomial {
    Checks.matrix(FAMILY.name(), "the total count", totalCount);
    Objects.requireNonNull(trial);
    Shape.broadcast(totalCount.shape(), trial.shape());
  }

  /**
   * A distribution from log-odds.
   *
   * @param totalCount {@code [batch × d]}, {@code [1 × d]} or {@code [1 × 1]}, positive
   * @param logits {@code [batch × d]}, not −∞
   */
  public static NegativeBinomial ofLogits(Node totalCount, Node logits) {
    return new NegativeBinomial(totalCount, Bernoulli.ofLogits(logits));
  }

  /**
   * A distribution from the probabilities of success.
   *
   * @param totalCount {@code [batch × d]}, {@code [1 × d]} or {@code [1 × 1]}, positive
   * @param probabilities {@code [batch × d]}, greater than 0, at most 1
   */
  public static NegativeBinomial ofProbabilities(Node totalCount, Node probabilities) {
    return new NegativeBinomial(totalCount, Bernoulli.ofProbabilities(probabilities));
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return Shape.broadcast(totalCount.shape(), trial.shape());
  }

  /** {@code r(1 − p)/p}. */
  @Override
  public Node mean() {
    return multiply(totalCount, divide(trial.complements(), trial.probabilities()));
  }

  /** {@code r(1 − p)/p²}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(
        multiply(totalCount, divide(trial.complements(), square(trial.probabilities()))));
  }

  @Override
  public Node logDensity(Node value) {
    Node counts = Counts.areCounts(Checks.value(this, value));
    Node k = Counts.guarded(counts, value, 0);
    Node last = log(divide(totalCount, add(totalCount, k)));
    Node density = add(last, Counts.logBinomial(totalCount, k, trial));
    return Reductions.sum(select(counts, density, Counts.NEVER), 1);
  }

  /** A Poisson count whose rate is a gamma variate times {@code (1 − p)/p}. */
  @Override
  public Node sample(String noise) {
    Shape shape = shape();
    Node first = Node.noise(noise + ".rate", Leaf.Noise.Law.UNIFORM, shape);
    Node second = Node.noise(noise + ".count", Leaf.Noise.Law.UNIFORM, shape);
    Node odds = divide(trial.complements(), trial.probabilities());
    Node rate = multiply(SpecialFunctions.gammaQuantile(totalCount, first), odds);
    return SpecialFunctions.poissonQuantile(rate, second);
  }

  /** {@code log(1 − p)}. */
  @Override
  public List<Node> naturalParameters() {
    return new Geometric(trial).naturalParameters();
  }

  /** {@code −Σ r log(1 − e^θ)}; +∞ unless all θ are negative. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Reductions.sum(multiply(totalCount, Geometric.logNormalisers(parameters.get(0))), 1);
  }

  @Override
  public NegativeBinomial withNaturalParameters(List<Node> parameters) {
    Geometric once = new Geometric(trial).withNaturalParameters(parameters);
    return new NegativeBinomial(totalCount, once.trial());
  }

  /** Whether the total counts are the same node, or constants of the same values. */
  @Override
  public boolean sameCarrier(ExponentialFamily other) {
    return other instanceof NegativeBinomial q && same(totalCount, q.totalCount);
  }

  private static boolean same(Node left, Node right) {
    if (left == right) {
      return true;
    }
    return left.operation() instanceof Leaf.Constant a
        && right.operation() instanceof Leaf.Constant b
        && (a.equals(b) || uniform(a.toArray(), b.toArray()));
  }

  /** Whether all numbers of both are one number. */
  private static boolean uniform(double[] a, double[] b) {
    return Arrays.stream(a).allMatch(x -> x == a[0]) && Arrays.stream(b).allMatch(x -> x == a[0]);
  }

  /** Negative-binomial counts of given parameters. */
  @Describe(
      value = "Independent numbers of failures before the r-th success; r need not be whole.",
      formula = "p(k) = Γ(k+r)/(k! Γ(r)) p^r (1−p)^k, k = 0, 1, 2, …")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param totalCount r of each column
     * @param probability p of each column
     */
    public record Config(
        @Describe("The number of successes r, greater than 0.") @Range(min = 0, minExclusive = true)
            List<Double> totalCount,
        @Describe("The probability of success of each column, greater than 0.")
            @Range(min = 0, minExclusive = true, max = 1)
            List<Double> probability) {}

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
      GivenRow r = GivenRow.of("totalCount", config.totalCount()).above(0);
      GivenRow p = GivenRow.of("probability", config.probability()).above(0).atMost(1).asLongAs(r);
      return ofProbabilities(r.node(), p.node());
    }
  }
}
