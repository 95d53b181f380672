package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.greaterOrEqual;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;

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
 * Independent numbers of successes in a fixed number of trials, {@code [batch × d]}.
 *
 * <p>Density: {@code log p(k) = Σ (log n!/(k!(n − k)!) + k log p + (n − k) log(1 − p))}, with
 * {@code 0·log 0 = 0}.
 *
 * @param totalCount n ≥ 0, the number of trials
 * @param trial one trial of each column
 */
public record Binomial(int totalCount, Bernoulli trial) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("binomial", Family.Support.COUNTS, false);

  /**
   * Checks the number of trials.
   *
   * @throws IllegalArgumentException if it is below 0
   */
  public Binomial {
    Checks.totalCount(FAMILY, totalCount);
    Objects.requireNonNull(trial);
  }

  /**
   * A distribution from log-odds.
   *
   * @param totalCount the number of trials
   * @param logits {@code [batch × d]}
   */
  public static Binomial ofLogits(int totalCount, Node logits) {
    return new Binomial(totalCount, Bernoulli.ofLogits(logits));
  }

  /**
   * A distribution from the probabilities of success.
   *
   * @param totalCount the number of trials
   * @param probabilities {@code [batch × d]}, from 0 to 1
   */
  public static Binomial ofProbabilities(int totalCount, Node probabilities) {
    return new Binomial(totalCount, Bernoulli.ofProbabilities(probabilities));
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return trial.shape();
  }

  /** {@code np}. */
  @Override
  public Node mean() {
    return scale(trial.probabilities(), totalCount);
  }

  /** {@code np(1 − p)}. */
  @Override
  public Optional<Node> variance() {
    return trial.variance().map(variance -> scale(variance, totalCount));
  }

  @Override
  public Node logDensity(Node value) {
    Node counts = Counts.areCounts(Checks.value(this, value));
    Node possible = multiply(counts, greaterOrEqual(Node.constant(totalCount), value));
    Node k = Counts.guarded(possible, value, 0);
    Node density = Counts.logBinomial(k, shift(negate(k), totalCount), trial);
    return Reductions.sum(select(possible, density, Counts.NEVER), 1);
  }

  /** The least count whose distribution function exceeds a uniform number. */
  @Override
  public Node sample(String noise) {
    Node uniform = Node.noise(noise, Leaf.Noise.Law.UNIFORM, shape());
    return SpecialFunctions.binomialQuantile(totalCount, trial.probabilities(), uniform);
  }

  /** The log-odds of one trial. */
  @Override
  public List<Node> naturalParameters() {
    return trial.naturalParameters();
  }

  @Override
  public Binomial withNaturalParameters(List<Node> parameters) {
    return new Binomial(totalCount, trial.withNaturalParameters(parameters));
  }

  /** {@code n Σ log(1 + e^θ)}. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return scale(trial.logNormaliser(parameters), totalCount);
  }

  /** Whether the number of trials is the same. */
  @Override
  public boolean sameCarrier(ExponentialFamily other) {
    return other instanceof Binomial binomial && binomial.totalCount == totalCount;
  }

  /** Binomial counts of given probabilities. */
  @Describe(
      value = "Independent numbers of successes in a fixed number of trials.",
      formula = "p(k) = n!/(k!(n−k)!) p^k (1−p)^(n−k), k = 0, …, n",
      source = "Bernoulli 1713")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param totalCount n
     * @param probability p of each column
     */
    public record Config(
        @Describe("The number of trials.") @Range(min = 0) int totalCount,
        @Describe("The probability of success of each column.") @Range(min = 0, max = 1)
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
      GivenRow p = GivenRow.of("probability", config.probability()).atLeast(0).atMost(1);
      return ofProbabilities(config.totalCount(), p.node());
    }
  }
}
