package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.part.Describe;
import java.util.Objects;
import java.util.Optional;

/**
 * The law of an invertible function of a continuous variable, {@code [batch × event]}.
 *
 * <p>Density: {@code log p(y) = log p₀(x) − Σ log |dyₖ/dxₖ|} at the x whose image is y.
 *
 * @param base the law p₀ of x
 * @param transform the function of each element
 */
public record Transformed(Distribution base, Transform transform) implements Distribution {
  /** The family's name; the support is that of the transform's image. */
  public static final Family FAMILY = new Family("transformed", Family.Support.REAL, true);

  /**
   * Checks the base.
   *
   * @throws GraphException if single values of it have probabilities
   */
  public Transformed {
    Objects.requireNonNull(transform);
    if (base.family().support().discrete()) {
      throw new GraphException(
          "transformed: the base must have a density, but %s has probabilities of %s"
              .formatted(base.family(), base.family().support()));
    }
  }

  @Override
  public Family family() {
    Family family = base.family();
    return new Family(FAMILY.name(), transform.image(family.support()), family.reparameterised());
  }

  @Override
  public Shape shape() {
    return base.shape();
  }

  /** The image of the base's mean under an affine function; NaN for others: not in closed form. */
  @Override
  public Node mean() {
    return transform instanceof Transforms.Affine
        ? transform.forward(base.mean())
        : Layouts.broadcastTo(Node.constant(Double.NaN), shape());
  }

  /** That of the base times the squared factor of an affine function; empty for others. */
  @Override
  public Optional<Node> variance() {
    if (!(transform instanceof Transforms.Affine affine)) {
      return Optional.empty();
    }
    double factor = affine.config().scale();
    return base.variance().map(variance -> scale(variance, factor * factor));
  }

  /** That of the base plus {@code d · log |factor|} of an affine function; empty for others. */
  @Override
  public Optional<Node> entropy() {
    if (!(transform instanceof Transforms.Affine affine)) {
      return Optional.empty();
    }
    double logFactor = ScalarMath.log(Math.abs(affine.config().scale()));
    return base.entropy().map(entropy -> shift(entropy, shape().size(1) * logFactor));
  }

  @Override
  public Node logDensity(Node value) {
    Node covered = transform.covers(Checks.value(this, value));
    Node guarded = select(covered, value, Node.constant(transform.somewhere()));
    Node x = transform.inverse(guarded);
    Node outside = select(covered, Node.constant(0), Counts.NEVER);
    Node each = subtract(outside, transform.logSlope(x));
    return add(base.logDensity(x), Reductions.sum(each, 1));
  }

  /** Those of the base at the x whose image is y; empty if the direction is not known. */
  @Override
  public Optional<Tails> tails(Node value) {
    if (transform.direction() == 0) {
      return Optional.empty();
    }
    Node covered = transform.covers(value);
    Node somewhere = Node.constant(transform.somewhere());
    Node over = greater(value, somewhere);
    Node under = shift(negate(over), 1);
    return base.tails(transform.inverse(select(covered, value, somewhere)))
        .map(tails -> transform.direction() > 0 ? tails : tails.mirrored())
        .map(
            tails ->
                new Tails(
                    select(covered, tails.below(), over), select(covered, tails.above(), under)));
  }

  /** The image of a value of the base. */
  @Override
  public Node sample(String noise) {
    return transform.forward(base.sample(noise));
  }

  /** The law of a function of a given one. */
  @Describe(
      value = "The law of an invertible function of a variable.",
      formula = "log p(y) = log p₀(x) − log |dy/dx|, y = f(x)")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parts.
     *
     * @param base the law of x
     * @param transform the function
     */
    public record Config(
        @Describe("The law of x.") GivenDistribution base,
        @Describe("The function of each element.") Transform transform) {}

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
      return new Transformed(config.base().distribution(), config.transform());
    }
  }
}
