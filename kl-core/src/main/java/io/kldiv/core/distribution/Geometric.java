package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Independent numbers of failures before the first success, {@code [batch × d]}.
 *
 * <p>Density: {@code log p(k) = Σ (log p + k log(1 − p))}, k = 0, 1, 2, …, with {@code 0·log 0 =
 * 0}.
 *
 * @param trial one trial of each column; the probability of yes must be greater than 0
 */
public record Geometric(Bernoulli trial) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("geometric", Family.Support.COUNTS, false);

  /** Checks that there is a trial. */
  public Geometric {
    Objects.requireNonNull(trial);
  }

  /**
   * A distribution from log-odds.
   *
   * @param logits {@code [batch × d]}, not −∞
   */
  public static Geometric ofLogits(Node logits) {
    return new Geometric(Bernoulli.ofLogits(logits));
  }

  /**
   * A distribution from the probabilities of success.
   *
   * @param probabilities {@code [batch × d]}, greater than 0, at most 1
   */
  public static Geometric ofProbabilities(Node probabilities) {
    return new Geometric(Bernoulli.ofProbabilities(probabilities));
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return trial.shape();
  }

  /** {@code (1 − p)/p}. */
  @Override
  public Node mean() {
    return divide(trial.complements(), trial.probabilities());
  }

  /** {@code (1 − p)/p²}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(divide(trial.complements(), square(trial.probabilities())));
  }

  /** {@code −Σ (p log p + (1 − p) log(1 − p))/p}. */
  @Override
  public Optional<Node> entropy() {
    Node each = divide(trial.negativeEntropies(), trial.probabilities());
    return Optional.of(negate(Reductions.sum(each, 1)));
  }

  @Override
  public Node logDensity(Node value) {
    Node counts = Counts.areCounts(Checks.value(this, value));
    Node k = Counts.guarded(counts, value, 0);
    Node density = add(trial.logYes(), Masked.weighted(k, trial.logNo()));
    return Reductions.sum(select(counts, density, Counts.NEVER), 1);
  }

  /** The whole part of {@code log(1 − u)/log(1 − p)}. */
  @Override
  public Node sample(String noise) {
    Node uniform = Node.noise(noise, Leaf.Noise.Law.UNIFORM, shape());
    return Counts.floor(divide(log1p(negate(uniform)), trial.logNo()));
  }

  /** {@code log(1 − p)}. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(trial.logNo());
  }

  @Override
  public Geometric withNaturalParameters(List<Node> parameters) {
    Node theta = parameters.get(0);
    Node logSuccess = SpecialFunctions.log1mexp(negate(theta));
    return new Geometric(Bernoulli.ofLogits(subtract(logSuccess, theta)));
  }

  /** {@code −Σ log(1 − e^θ)}; +∞ unless all θ are negative. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Reductions.sum(logNormalisers(parameters.get(0)), 1);
  }

  /** Of each count, {@code [batch × d]}. */
  static Node logNormalisers(Node theta) {
    Node inside = greater(Node.constant(0), theta);
    Node guarded = select(inside, theta, Node.constant(-1));
    Node each = negate(SpecialFunctions.log1mexp(negate(guarded)));
    return select(inside, each, Node.constant(Double.POSITIVE_INFINITY));
  }

  /** Geometric counts of given probabilities. */
  @Describe(
      value = "Independent numbers of failures before the first success.",
      formula = "p(k) = p (1−p)^k, k = 0, 1, 2, …")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param probability p of each column
     */
    public record Config(
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
      GivenRow p = GivenRow.of("probability", config.probability()).above(0).atMost(1);
      return ofProbabilities(p.node());
    }
  }
}
