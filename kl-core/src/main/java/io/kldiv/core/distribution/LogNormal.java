package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
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
 * Independent variables of the log-normal law: exp(X) of a normal X, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = 1/(xσ√(2π)) · exp(−(log x − μ)²/2σ²), x > 0} (PyTorch
 * LogNormal).
 *
 * @param location μ, {@code [batch × d]}; a batch may be 1
 * @param scale σ > 0, {@code [batch × d]}; a batch may be 1
 */
public record LogNormal(Node location, Node scale) implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("log-normal", Family.Support.POSITIVE, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public LogNormal {
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

  /** {@code exp(μ + σ²/2)}. */
  @Override
  public Node mean() {
    return exp(add(location, Elementwise.scale(square(scale), 0.5)));
  }

  /** {@code (exp σ² − 1)·exp(2μ + σ²)}. */
  @Override
  public Optional<Node> variance() {
    Node square = square(scale);
    return Optional.of(multiply(expm1(square), exp(add(Elementwise.scale(location, 2), square))));
  }

  /** {@code μ + log σ + ½ + ½ log 2π}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(shift(add(location, log(scale)), 0.5 + 0.5 * Normal.LOG_TWO_PI), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.positive(
        value,
        x -> {
          Node logarithm = log(x);
          Node quadratic = square(divide(subtract(logarithm, location), scale));
          Node terms = add(add(Elementwise.scale(quadratic, 0.5), log(scale)), logarithm);
          return shift(negate(terms), -0.5 * Normal.LOG_TWO_PI);
        });
  }

  @Override
  public Node quantile(Node probability) {
    return exp(add(location, multiply(scale, normalQuantile(probability))));
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node x = maximum(value, Node.constant(0));
    return Optional.of(Normal.tailsOf(divide(subtract(log(x), location), scale)));
  }

  /** {@code μ/σ²} and {@code 1/σ²}, of log x. */
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
  public LogNormal withNaturalParameters(List<Node> parameters) {
    Normal member = normal().withNaturalParameters(parameters);
    return new LogNormal(member.mean(), member.scale());
  }

  private Normal normal() {
    return Normal.of(location, scale);
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the log-normal law: exp(X) of a normal X.",
      formula = "p(x) = 1/(xσ√(2π)) · exp(−(log x − μ)²/2σ²), x > 0",
      source = "PyTorch LogNormal")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param location the mean of the logarithm
     * @param scale the standard deviation of the logarithm, above 0
     */
    public record Config(
        @Describe("The mean of the logarithm.") List<Double> location,
        @Describe("The standard deviation of the logarithm, above 0.")
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
      return new LogNormal(
          given.real("location", config.location()), given.positive("scale", config.scale()));
    }
  }
}
