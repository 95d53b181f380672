package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.detach;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of several distributions, chosen at random, {@code [batch × event]}.
 *
 * <p>Density: {@code log p(y) = log Σₖ wₖ pₖ(y)}, without overflow.
 *
 * @param weights the probability of each component
 * @param components as many distributions with events of one size
 */
public record Mixture(Categorical weights, List<Distribution> components) implements Distribution {
  /** The family's name; the support is that of the components. */
  public static final Family FAMILY = new Family("mixture", Family.Support.REAL, false);

  /**
   * Checks the components.
   *
   * @throws GraphException if their number is not that of the weights, or their shapes differ
   */
  public Mixture {
    components = List.copyOf(components);
    List<Shape> shapes = components.stream().map(Distribution::shape).toList();
    if (components.size() != weights.shape().size(1)
        || shapes.stream().map(shape -> shape.size(1)).distinct().count() != 1) {
      throw new GraphException(
          ("mixture: there must be as many components of one size as weights, but the weights are"
                  + " %s and the components %s")
              .formatted(weights.shape(), shapes));
    }
    Checks.batch(FAMILY.name(), shapes);
  }

  @Override
  public Family family() {
    return new Family(FAMILY.name(), Family.Support.together(components), false);
  }

  @Override
  public Shape shape() {
    List<Shape> shapes = new ArrayList<>(List.of(weights.shape()));
    components.forEach(component -> shapes.add(component.shape()));
    return Shape.of(Checks.batch(FAMILY.name(), shapes), shapes.get(1).size(1));
  }

  /** {@code Σₖ wₖ μₖ}. */
  @Override
  public Node mean() {
    return weighted(components.stream().map(Distribution::mean).toList());
  }

  /** {@code Σₖ wₖ (σₖ² + (μₖ − μ)²)}; empty if a component has none. */
  @Override
  public Optional<Node> variance() {
    Node mean = mean();
    List<Node> squares = new ArrayList<>();
    for (Distribution component : components) {
      Optional<Node> variance = component.variance();
      if (variance.isEmpty()) {
        return Optional.empty();
      }
      squares.add(add(variance.orElseThrow(), square(subtract(component.mean(), mean))));
    }
    return Optional.of(weighted(squares));
  }

  private Node weighted(List<Node> ofComponents) {
    Node probabilities = weights.probabilities();
    Node sum = Layouts.broadcastTo(Node.constant(0), shape());
    for (int k = 0; k < ofComponents.size(); k++) {
      Node weight = Layouts.slice(probabilities, 1, k, k + 1);
      sum = add(sum, multiply(weight, ofComponents.get(k)));
    }
    return sum;
  }

  @Override
  public Node logDensity(Node value) {
    int batch = Math.max(Checks.value(this, value).shape().size(0), shape().size(0));
    Shape column = Shape.of(batch, 1);
    Node[] columns =
        components.stream()
            .map(component -> component.logDensity(value))
            .map(node -> Layouts.reshape(node, Shape.of(node.shape().size(0), 1)))
            .map(node -> Layouts.broadcastTo(node, column))
            .toArray(Node[]::new);
    Node joint = add(weights.logProbabilities(), Layouts.concatenate(1, columns));
    return Reductions.logSumExp(joint, 1);
  }

  /** {@code Σₖ wₖ} times those of the components; empty if one has none, or for several numbers. */
  @Override
  public Optional<Tails> tails(Node value) {
    List<Tails> all =
        components.stream().flatMap(component -> component.tails(value).stream()).toList();
    return all.size() == components.size() && shape().size(1) == 1
        ? Optional.of(
            new Tails(
                weighted(all.stream().map(Tails::below).toList()),
                weighted(all.stream().map(Tails::above).toList())))
        : Optional.empty();
  }

  /** A value of a component that is drawn first; each from a stream of its own. */
  @Override
  public Node sample(String noise) {
    Shape shape = shape();
    Node all = Layouts.broadcastTo(weights.logits(), weights.shape().with(0, shape.size(0)));
    Node chosen = Categorical.ofLogits(all).sample(noise + ".component");
    Node sum = Layouts.broadcastTo(Node.constant(0), shape);
    for (int k = 0; k < components.size(); k++) {
      Node one = Layouts.slice(chosen, 1, k, k + 1);
      Distribution component = components.get(k);
      Node value = Layouts.broadcastTo(component.sample(noise + "." + k), shape);
      sum = select(one, value, sum);
    }
    return detach(sum);
  }

  /** A mixture of given distributions. */
  @Describe(
      value = "One of several distributions, chosen at random.",
      formula = "p(y) = Σ w_k p_k(y)")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parts.
     *
     * @param weights the probability of each component
     * @param components the distributions
     */
    public record Config(
        @Describe("The probability of each component, with sum 1.") @Range(min = 0, max = 1)
            List<Double> weights,
        @Describe("The distributions, of one size.") List<GivenDistribution> components) {}

    /**
     * Creates the part.
     *
     * @param config the parts
     */
    public Given(Config config) {
      this.config = config;
    }

    @Override
    public Distribution distribution() {
      GivenRow weights = GivenRow.of("weights", config.weights()).atLeast(0).summingToOne();
      return new Mixture(
          Categorical.ofWeights(weights.node()),
          config.components().stream().map(GivenDistribution::distribution).toList());
    }
  }
}
