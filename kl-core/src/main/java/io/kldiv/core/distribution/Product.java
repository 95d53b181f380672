package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Independent distributions side by side along the event axis, {@code [batch × Σ events]}.
 *
 * <p>Density: the sum of the log densities of the parts.
 *
 * @param parts at least one; their batches are equal or 1
 */
public record Product(List<Distribution> parts) implements Distribution {
  /** The family's name; the support is that of the parts. */
  public static final Family FAMILY = new Family("product", Family.Support.REAL, true);

  /**
   * Checks the parts.
   *
   * @throws GraphException if there are none, or their batches differ
   */
  public Product {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new GraphException("product: there must be at least one part");
    }
    Checks.batch(FAMILY.name(), parts.stream().map(Distribution::shape).toList());
  }

  @Override
  public Family family() {
    boolean smooth = parts.stream().allMatch(part -> part.family().reparameterised());
    return new Family(FAMILY.name(), Family.Support.together(parts), smooth);
  }

  @Override
  public Shape shape() {
    List<Shape> shapes = parts.stream().map(Distribution::shape).toList();
    int width = shapes.stream().mapToInt(shape -> shape.size(1)).sum();
    return Shape.of(Checks.batch(FAMILY.name(), shapes), width);
  }

  @Override
  public Node mean() {
    return beside(i -> parts.get(i).mean());
  }

  /** Those of the parts; empty if one of them is. */
  @Override
  public Optional<Node> variance() {
    return parts.stream().allMatch(part -> part.variance().isPresent())
        ? Optional.of(beside(i -> parts.get(i).variance().orElseThrow()))
        : Optional.empty();
  }

  /** The sum of those of the parts; empty if one of them is. */
  @Override
  public Optional<Node> entropy() {
    Node sum = Layouts.broadcastTo(Node.constant(0), Shape.of(shape().size(0)));
    for (Distribution part : parts) {
      Optional<Node> entropy = part.entropy();
      if (entropy.isEmpty()) {
        return Optional.empty();
      }
      sum = add(sum, entropy.orElseThrow());
    }
    return Optional.of(sum);
  }

  @Override
  public Node logDensity(Node value) {
    int batch = Math.max(Checks.value(this, value).shape().size(0), shape().size(0));
    Node sum = Layouts.broadcastTo(Node.constant(0), Shape.of(batch));
    int from = 0;
    for (Distribution part : parts) {
      int to = from + part.shape().size(1);
      sum = add(sum, part.logDensity(Layouts.slice(value, 1, from, to)));
      from = to;
    }
    return sum;
  }

  /** Values of the parts, each from a stream of its own. */
  @Override
  public Node sample(String noise) {
    return beside(i -> parts.get(i).sample(noise + "." + i));
  }

  private Node beside(IntFunction<Node> ofPart) {
    int batch = shape().size(0);
    return Layouts.concatenate(
        1,
        IntStream.range(0, parts.size())
            .mapToObj(ofPart)
            .map(node -> Layouts.broadcastTo(node, node.shape().with(0, batch)))
            .toArray(Node[]::new));
  }

  /** Given distributions side by side. */
  @Describe(
      value = "Independent distributions side by side: the columns of one after those of another.",
      formula = "p(x) = Π p_i(x_i)")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parts.
     *
     * @param parts one beside the other
     */
    public record Config(@Describe("The distributions.") List<GivenDistribution> parts) {}

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
      return new Product(config.parts().stream().map(GivenDistribution::distribution).toList());
    }
  }
}
