package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;

import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One of several classes. A value is one-hot, {@code [batch × classes]}.
 *
 * <p>Density: {@code log p(y) = Σₖ yₖ log pₖ}, with {@code 0·log 0 = 0}.
 *
 * @param parameters logits or probabilities, {@code [batch × classes]}
 * @param form which of them
 */
public record Categorical(Node parameters, Form form) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("categorical", Family.Support.ONE_HOT, false);

  /**
   * Checks the shape.
   *
   * @throws io.kldiv.core.graph.GraphException if the parameters are not of rank 2
   */
  public Categorical {
    Checks.matrix(FAMILY.name(), "the parameters", parameters);
    Objects.requireNonNull(form);
  }

  /**
   * A distribution from unnormalised log-probabilities.
   *
   * @param logits {@code [batch × classes]}; −∞ is probability 0
   */
  public static Categorical ofLogits(Node logits) {
    return new Categorical(logits, Form.LOGITS);
  }

  /**
   * A distribution from probabilities, used as they are.
   *
   * @param probabilities {@code [batch × classes]}, not negative, each row with sum 1
   */
  public static Categorical ofProbabilities(Node probabilities) {
    return new Categorical(probabilities, Form.PROBABILITIES);
  }

  /**
   * A distribution from weights: each row is divided by its sum.
   *
   * @param weights {@code [batch × classes]}, not negative, each row with a positive sum
   */
  public static Categorical ofWeights(Node weights) {
    Checks.matrix(FAMILY.name(), "the weights", weights);
    Shape column = weights.shape().with(1, 1);
    return ofProbabilities(divide(weights, Layouts.reshape(Reductions.sum(weights, 1), column)));
  }

  /** The probabilities, {@code [batch × classes]}. */
  public Node probabilities() {
    return form == Form.LOGITS ? Reductions.softmax(parameters) : parameters;
  }

  /** The logits, {@code [batch × classes]}: as given, or the logarithms of the probabilities. */
  public Node logits() {
    return form == Form.LOGITS ? parameters : Masked.logarithm(parameters);
  }

  /** The logarithms of the probabilities, {@code [batch × classes]}; −∞ for probability 0. */
  public Node logProbabilities() {
    return form == Form.LOGITS ? Reductions.logSoftmax(parameters) : Masked.logarithm(parameters);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return parameters.shape();
  }

  /** The probabilities: the mean of a one-hot value. */
  @Override
  public Node mean() {
    return probabilities();
  }

  /** {@code pₖ(1 − pₖ)}. */
  @Override
  public Optional<Node> variance() {
    Node p = probabilities();
    return Optional.of(multiply(p, shift(negate(p), 1)));
  }

  /** {@code −Σₖ pₖ log pₖ}. */
  @Override
  public Optional<Node> entropy() {
    Node terms = Masked.weighted(probabilities(), logProbabilities());
    return Optional.of(negate(Reductions.sum(terms, 1)));
  }

  /**
   * The logarithm of the probability, {@code [batch]}.
   *
   * @param value one-hot, or weights of classes: then the weighted sum of the log-probabilities
   */
  @Override
  public Node logDensity(Node value) {
    return Reductions.sum(Masked.weighted(Checks.value(this, value), logProbabilities()), 1);
  }

  /** The logits. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(logits());
  }

  @Override
  public Categorical withNaturalParameters(List<Node> parameters) {
    return ofLogits(parameters.get(0));
  }

  /** {@code log Σ e^θ}. */
  @Override
  public Node logNormaliser(List<Node> natural) {
    return Reductions.logSumExp(natural.get(0), 1);
  }

  /** A one-hot value by the Gumbel-max trick (Gumbel 1954): {@code argmax(log p − log(−log u))}. */
  @Override
  public Node sample(String noise) {
    Node uniform = Node.noise(noise, Leaf.Noise.Law.UNIFORM, shape());
    Node gumbel = negate(log(negate(log(uniform))));
    Node winner = Reductions.argMax(add(logits(), gumbel));
    int classes = shape().size(1);
    double[] indices = IntStream.range(0, classes).asDoubleStream().toArray();
    Node column = Layouts.reshape(winner, shape().with(1, 1));
    return equal(column, Node.constant(indices, Shape.of(classes)));
  }

  /** A distribution of given probabilities. */
  @Describe(value = "One of several classes.", formula = "p(k) = p_k")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param probabilities from 0 to 1
     */
    public record Config(
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
      return ofWeights(p.node());
    }
  }
}
