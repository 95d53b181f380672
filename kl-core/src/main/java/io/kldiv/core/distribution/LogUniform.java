package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.besselRatio;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the log-uniform (reciprocal) law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = 1/(x log(high/low)), low ≤ x ≤ high} (Distributions.jl
 * LogUniform).
 *
 * @param low the lower bounds, above 0, {@code [batch × d]}; a batch may be 1
 * @param high the upper bounds, above the lower ones, {@code [batch × d]}; a batch may be 1
 */
public record LogUniform(Node low, Node high) implements Univariate {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("log-uniform", Family.Support.BOUNDED, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public LogUniform {
    Shape shape = Checks.common(FAMILY, low, high);
    low = Layouts.broadcastTo(low, shape);
    high = Layouts.broadcastTo(high, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return low.shape();
  }

  /** {@code (high − low)/log(high/low)}. */
  @Override
  public Node mean() {
    return divide(subtract(high, low), logRatio());
  }

  /** {@code (high − low)²/4h · (coth h − 1/h)}, {@code h = ½ log(high/low)}. */
  @Override
  public Optional<Node> variance() {
    Node half = scale(logRatio(), 0.5);
    Node width = square(subtract(high, low));
    return Optional.of(scale(multiply(width, divide(besselRatio(0.5, half), half)), 0.25));
  }

  /** {@code ½ log(low·high) + log log(high/low)}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(add(scale(add(log(low), log(high)), 0.5), log(logRatio())), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.between(value, low, high, x -> negate(add(log(x), log(logRatio()))));
  }

  @Override
  public Node quantile(Node probability) {
    return multiply(low, exp(multiply(probability, logRatio())));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node x = minimum(maximum(value, low), high);
    Node below = divide(log(divide(x, low)), logRatio());
    return Optional.of(new Tails(below, divide(log(divide(high, x)), logRatio())));
  }

  /** {@code log(high/low)}, without cancellation where they are close. */
  public Node logRatio() {
    return log1p(divide(subtract(high, low), low));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the log-uniform (reciprocal) law.",
      formula = "p(x) = 1/(x log(high/low)), low ≤ x ≤ high",
      source = "Distributions.jl LogUniform")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param low the lower bound, above 0
     * @param high the upper bound, above the lower one
     */
    public record Config(
        @Describe("The lower bound, above 0.") @Range(min = 0, minExclusive = true)
            List<Double> low,
        @Describe("The upper bound, above the lower one.") @Range(min = 0, minExclusive = true)
            List<Double> high) {}

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
      GivenParameters given = new GivenParameters(FAMILY);
      Distribution made =
          new LogUniform(
              given.positive("low", config.low()), given.positive("high", config.high()));
      given.ordered(config.low(), config.high());
      return made;
    }
  }
}
