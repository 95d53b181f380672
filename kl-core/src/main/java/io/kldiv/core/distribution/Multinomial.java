package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How often each class came up in a fixed number of trials, {@code [batch × classes]}.
 *
 * <p>Density: {@code log p(k) = log n! + Σⱼ (kⱼ log pⱼ − log kⱼ!)} for counts of sum n, with {@code
 * 0·log 0 = 0}.
 *
 * @param totalCount n ≥ 0, the number of trials
 * @param trial one trial
 */
public record Multinomial(int totalCount, Categorical trial) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("multinomial", Family.Support.COUNTS, false);

  /**
   * Checks the number of trials.
   *
   * @throws IllegalArgumentException if it is below 0
   */
  public Multinomial {
    Checks.totalCount(FAMILY, totalCount);
    Objects.requireNonNull(trial);
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

  /** {@code npⱼ(1 − pⱼ)}. */
  @Override
  public Optional<Node> variance() {
    return trial.variance().map(variance -> scale(variance, totalCount));
  }

  @Override
  public Node logDensity(Node value) {
    Node counts = Counts.areCounts(Checks.value(this, value));
    Node k = Counts.guarded(counts, value, 0);
    Node n = Node.constant(totalCount);
    Node deviance = Counts.deviance(k, n, trial.probabilities(), trial.logProbabilities());
    Node terms = Reductions.sum(add(deviance, Counts.stirling(k)), 1);
    Node density = subtract(Counts.stirling(n), terms);
    Node rightSum = equal(Reductions.sum(k, 1), Node.constant(totalCount));
    Node allCounts = equal(Reductions.sum(counts, 1), Node.constant(shape().size(1)));
    return select(multiply(rightSum, allCounts), density, Counts.NEVER);
  }

  /** The sum of n one-hot values. */
  @Override
  public Node sample(String noise) {
    Shape shape = shape();
    int rows = shape.size(0) * totalCount;
    Shape trials = Shape.of(shape.size(0), totalCount, shape.size(1));
    Node logits = Layouts.reshape(trial.logits(), trials.with(1, 1));
    Node each = Layouts.reshape(Layouts.broadcastTo(logits, trials), shape.with(0, rows));
    Node draws = Categorical.ofLogits(each).sample(noise);
    return Reductions.sum(Layouts.reshape(draws, trials), 1);
  }

  /** The logits of one trial. */
  @Override
  public List<Node> naturalParameters() {
    return trial.naturalParameters();
  }

  /** {@code n log Σ e^θ}. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return scale(trial.logNormaliser(parameters), totalCount);
  }

  @Override
  public Multinomial withNaturalParameters(List<Node> parameters) {
    return new Multinomial(totalCount, trial.withNaturalParameters(parameters));
  }

  /** Whether the number of trials is the same. */
  @Override
  public boolean sameCarrier(ExponentialFamily other) {
    return other instanceof Multinomial multinomial
        && multinomial.totalCount == totalCount
        && ExponentialFamily.super.sameCarrier(other);
  }

  /** Counts of classes with given probabilities. */
  @Describe(
      value = "How often each class comes up in a fixed number of trials.",
      formula = "p(k) = n!/(k_1! … k_m!) p_1^k_1 … p_m^k_m, Σ k_j = n")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param totalCount n
     * @param probabilities of the classes
     */
    public record Config(
        @Describe("The number of trials.") @Range(min = 0) int totalCount,
        @Describe("The probability of each class, with sum 1.") @Range(min = 0, max = 1)
            List<Double> probabilities) {}

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
      GivenRow p = GivenRow.of("probabilities", config.probabilities()).atLeast(0).summingToOne();
      return new Multinomial(config.totalCount(), Categorical.ofWeights(p.node()));
    }
  }
}
