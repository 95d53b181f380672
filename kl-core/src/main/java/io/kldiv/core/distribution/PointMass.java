package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;
import java.util.List;
import java.util.Optional;

/**
 * A single value that is certain, {@code [batch × event]}: Dirac's delta. Its log density is the
 * logarithm of a probability, 0 or −∞.
 *
 * @param location the value, {@code [batch × event]}
 */
public record PointMass(Node location) implements Distribution {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("point-mass", Family.Support.REAL, true);

  /**
   * Checks the shape.
   *
   * @throws io.kldiv.core.graph.GraphException if the location is not of rank 2
   */
  public PointMass {
    Checks.matrix(FAMILY.name(), "the location", location);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return location.shape();
  }

  /** The location. */
  @Override
  public Node mean() {
    return location;
  }

  /** 0. */
  @Override
  public Optional<Node> variance() {
    return Optional.of(Layouts.broadcastTo(Node.constant(0), shape()));
  }

  /** 0. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(Layouts.broadcastTo(Node.constant(0), Shape.of(shape().size(0))));
  }

  @Override
  public Node logDensity(Node value) {
    Node here = equal(Checks.value(this, value), location);
    return Reductions.sum(select(here, Node.constant(0), Counts.NEVER), 1);
  }

  /** The location. */
  @Override
  public Node sample(String noise) {
    return location;
  }

  /** A given value. */
  @Describe(value = "A single value that is certain.", formula = "P(x = location) = 1")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameter.
     *
     * @param location the value
     */
    public record Config(@Describe("The value.") List<Double> location) {}

    /**
     * Creates the part.
     *
     * @param config the parameter
     */
    public Given(Config config) {
      this.config = config;
    }

    @Override
    public Distribution distribution() {
      return new PointMass(GivenRow.of("location", config.location()).node());
    }
  }
}
