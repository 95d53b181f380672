package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sigmoid;
import static io.kldiv.core.graph.op.Elementwise.softplus;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Independent answers of yes (1) or no (0), {@code [batch × outputs]}.
 *
 * <p>Density: {@code log p(y) = Σₖ yₖ log pₖ + (1 − yₖ) log(1 − pₖ)}, with {@code 0·log 0 = 0}.
 *
 * @param parameters log-odds or probabilities of yes, {@code [batch × outputs]}
 * @param form which of them
 */
public record Bernoulli(Node parameters, Form form) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("bernoulli", Family.Support.BINARY, false);

  /**
   * Checks the shape.
   *
   * @throws io.kldiv.core.graph.GraphException if the parameters are not of rank 2
   */
  public Bernoulli {
    Checks.matrix(FAMILY.name(), "the parameters", parameters);
    Objects.requireNonNull(form);
  }

  /**
   * A distribution from log-odds {@code log(p/(1 − p))}.
   *
   * @param logits {@code [batch × outputs]}; −∞ is probability 0, +∞ is probability 1
   */
  public static Bernoulli ofLogits(Node logits) {
    return new Bernoulli(logits, Form.LOGITS);
  }

  /**
   * A distribution from the probabilities of yes.
   *
   * @param probabilities {@code [batch × outputs]}, from 0 to 1
   */
  public static Bernoulli ofProbabilities(Node probabilities) {
    return new Bernoulli(probabilities, Form.PROBABILITIES);
  }

  /** The probabilities of yes, {@code [batch × outputs]}. */
  public Node probabilities() {
    return form == Form.LOGITS ? sigmoid(parameters) : parameters;
  }

  /** The probabilities of no, {@code [batch × outputs]}, exact where those of yes round to 1. */
  public Node complements() {
    return form == Form.LOGITS ? sigmoid(negate(parameters)) : complement(parameters);
  }

  /** The log-odds, {@code [batch × outputs]}. */
  public Node logits() {
    return form == Form.LOGITS ? parameters : subtract(logYes(), logNo());
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return parameters.shape();
  }

  /** The probabilities of yes. */
  @Override
  public Node mean() {
    return probabilities();
  }

  /** {@code p(1 − p)}. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(multiply(probabilities(), complements()));
  }

  /** {@code −Σₖ (pₖ log pₖ + (1 − pₖ) log(1 − pₖ))}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(negate(Reductions.sum(negativeEntropies(), 1)));
  }

  /** {@code p log p + (1 − p) log(1 − p)} of each answer, {@code [batch × outputs]}. */
  Node negativeEntropies() {
    Node yes = Masked.weighted(probabilities(), logYes());
    return add(yes, Masked.weighted(complements(), logNo()));
  }

  /**
   * The logarithm of the probability, {@code [batch]}.
   *
   * @param value zeros and ones, or probabilities: then the expected log-probability
   */
  @Override
  public Node logDensity(Node value) {
    Node yes = Masked.weighted(Checks.value(this, value), logYes());
    Node no = Masked.weighted(complement(value), logNo());
    return Reductions.sum(add(yes, no), 1);
  }

  /** The log-odds. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(logits());
  }

  @Override
  public Bernoulli withNaturalParameters(List<Node> parameters) {
    return ofLogits(parameters.get(0));
  }

  /** {@code Σ log(1 + e^θ)}. */
  @Override
  public Node logNormaliser(List<Node> natural) {
    return Reductions.sum(softplus(natural.get(0)), 1);
  }

  /** A value of zeros and ones: 1 where a uniform number is below the probability of yes. */
  @Override
  public Node sample(String noise) {
    return greater(probabilities(), Node.noise(noise, Leaf.Noise.Law.UNIFORM, shape()));
  }

  /** The logarithms of the probabilities of yes, {@code [batch × outputs]}. */
  Node logYes() {
    return form == Form.LOGITS
        ? negate(softplus(negate(parameters)))
        : Masked.logarithm(parameters);
  }

  /** The logarithms of the probabilities of no, {@code [batch × outputs]}. */
  Node logNo() {
    return form == Form.LOGITS
        ? negate(softplus(parameters))
        : Masked.complementLogarithm(parameters);
  }

  private static Node complement(Node p) {
    return shift(negate(p), 1);
  }

  /** A distribution of given probabilities. */
  @Describe(value = "Independent answers of yes (1) or no (0).", formula = "p(1) = p, p(0) = 1 − p")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param probability from 0 to 1
     */
    public record Config(
        @Describe("The probability of yes of each answer.") @Range(min = 0, max = 1)
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
      return ofProbabilities(p.node());
    }
  }
}
