package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sigmoid;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.SpecialFunctions.normalQuantile;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the logit-normal law: 1/(1 + exp(−X)) of a normal X, {@code [batch ×
 * d]}.
 *
 * <p>Density of each: {@code p(x) = 1/(σ√(2π)x(1 − x)) · exp(−(logit x − μ)²/2σ²), 0 < x < 1}
 * (TensorFlow Probability LogitNormal).
 *
 * @param location μ, {@code [batch × d]}; a batch may be 1
 * @param scale σ > 0, {@code [batch × d]}; a batch may be 1
 */
public record LogitNormal(Node location, Node scale) implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY =
      new Family("logit-normal", Family.Support.UNIT_INTERVAL, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public LogitNormal {
    Shape shape = Checks.common(FAMILY, location, scale);
    location = Layouts.broadcastTo(location, shape);
    scale = Layouts.broadcastTo(scale, shape);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return location.shape();
  }

  /** NaN: there is one, but no closed form. */
  @Override
  public Node mean() {
    return Layouts.broadcastTo(Node.constant(Double.NaN), shape());
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.insideUnit(
        value,
        x -> {
          Node rise = log(x);
          Node fall = log1p(negate(x));
          Node quadratic = square(divide(subtract(subtract(rise, fall), location), scale));
          Node terms = add(add(Elementwise.scale(quadratic, 0.5), log(scale)), add(rise, fall));
          return shift(negate(terms), -0.5 * Normal.LOG_TWO_PI);
        });
  }

  @Override
  public Node quantile(Node probability) {
    return sigmoid(add(location, multiply(scale, normalQuantile(probability))));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node x = minimum(maximum(value, Node.constant(0)), Node.constant(1));
    Node logit = subtract(log(x), log1p(negate(x)));
    return Optional.of(Normal.tailsOf(divide(subtract(logit, location), scale)));
  }

  /** {@code μ/σ²} and {@code 1/σ²}, of the logit of x. */
  @Override
  public List<Node> naturalParameters() {
    return normal().naturalParameters();
  }

  /** That of the normal law. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return normal().logNormaliser(parameters);
  }

  @Override
  public LogitNormal withNaturalParameters(List<Node> parameters) {
    Normal member = normal().withNaturalParameters(parameters);
    return new LogitNormal(member.mean(), member.scale());
  }

  private Normal normal() {
    return Normal.of(location, scale);
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the logit-normal law: 1/(1 + exp(−X)) of a normal X.",
      formula = "p(x) = 1/(σ√(2π)x(1 − x)) · exp(−(logit x − μ)²/2σ²), 0 < x < 1",
      source = "TensorFlow Probability LogitNormal")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param location the mean of the log-odds
     * @param scale the standard deviation of the log-odds, above 0
     */
    public record Config(
        @Describe("The mean of the log-odds.") List<Double> location,
        @Describe("The standard deviation of the log-odds, above 0.")
            @Range(min = 0, minExclusive = true)
            List<Double> scale) {}

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
      return new LogitNormal(
          given.real("location", config.location()), given.positive("scale", config.scale()));
    }
  }
}
