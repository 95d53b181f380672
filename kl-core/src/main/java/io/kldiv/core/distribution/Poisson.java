package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent Poisson counts, {@code [batch × d]}.
 *
 * <p>Density: {@code log p(k) = Σ (k log λ − λ − log k!)}, computed as {@code −(k log(k/λ) − k + λ)
 * − ½ log 2πk − δ(k)} with Stirling's remainder δ, which loses nothing for large counts (Loader
 * 2000).
 *
 * @param rate λ ≥ 0, {@code [batch × d]}; at 0 the count is 0
 */
public record Poisson(Node rate) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("poisson", Family.Support.COUNTS, false);

  /**
   * Checks the shape.
   *
   * @throws io.kldiv.core.graph.GraphException if the rate is not of rank 2
   */
  public Poisson {
    Checks.matrix(FAMILY.name(), "the rate", rate);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return rate.shape();
  }

  /** λ. */
  @Override
  public Node mean() {
    return rate;
  }

  /** λ. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(rate);
  }

  @Override
  public Node logDensity(Node value) {
    Node counts = Counts.areCounts(Checks.value(this, value));
    Node k = Counts.guarded(counts, value, 0);
    Node possible = greater(add(rate, equal(k, Node.constant(0))), Node.constant(0));
    Node information = relativeEntropy(k, Counts.guarded(possible, rate, 1));
    Node density = negate(add(information, Counts.stirling(k)));
    return Reductions.sum(select(multiply(counts, possible), density, Counts.NEVER), 1);
  }

  /** The least count whose distribution function exceeds a uniform number. */
  @Override
  public Node sample(String noise) {
    return SpecialFunctions.poissonQuantile(
        rate, Node.noise(noise, Leaf.Noise.Law.UNIFORM, shape()));
  }

  /** {@code log λ}. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(Masked.logarithm(rate));
  }

  @Override
  public Poisson withNaturalParameters(List<Node> parameters) {
    return new Poisson(exp(parameters.get(0)));
  }

  /** {@code Σ e^θ}. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return Reductions.sum(exp(parameters.get(0)), 1);
  }

  /** Poisson counts of given rates. */
  @Describe(
      value = "Independent counts of events that happen at a constant rate.",
      formula = "p(k) = λ^k e^−λ / k!, k = 0, 1, 2, …",
      source = "Poisson 1837")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param rate λ of each count
     */
    public record Config(
        @Describe("The mean of each count, not below 0.") @Range(min = 0) List<Double> rate) {}

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
      return new Poisson(GivenRow.of("rate", config.rate()).atLeast(0).node());
    }
  }
}
