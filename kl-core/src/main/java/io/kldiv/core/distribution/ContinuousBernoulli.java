package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Reductions.sum;
import static io.kldiv.core.graph.op.SpecialFunctions.besselRatio;
import static io.kldiv.core.graph.op.SpecialFunctions.log1mexp;
import static io.kldiv.core.graph.op.SpecialFunctions.logBesselNormaliser;

import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/**
 * Independent variables of the continuous Bernoulli law, {@code [batch × d]}.
 *
 * <p>Density of each: {@code p(x) = C(η) exp(ηx), 0 ≤ x ≤ 1} (Loaiza-Ganem and Cunningham 2019;
 * PyTorch ContinuousBernoulli). It is the law of an exponential variable within [0, 1]; with {@code
 * η = 0} uniform. The normaliser is {@code C = η/(exp η − 1)}.
 *
 * @param logits the log-odds η, {@code [batch × d]}; a batch may be 1
 */
public record ContinuousBernoulli(Node logits) implements Univariate, ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY =
      new Family("continuous-bernoulli", Family.Support.UNIT_INTERVAL, true);

  /**
   * Checks the shapes.
   *
   * @throws io.kldiv.core.graph.GraphException if they are not of rank 2, or do not go together
   */
  public ContinuousBernoulli {
    Checks.common(FAMILY, logits);
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return logits.shape();
  }

  /** {@code ½ + ½(coth h − 1/h)}, {@code h = η/2}. */
  @Override
  public Node mean() {
    return shift(scale(besselRatio(0.5, half()), 0.5), 0.5);
  }

  /** {@code ¼(1/h² − 1/sinh² h)}, {@code h = η/2}. */
  @Override
  public Optional<Node> variance() {
    Node half = half();
    Node ratio = besselRatio(0.5, half);
    Node ones = Layouts.broadcastTo(Node.constant(1), shape());
    Node slope = Gradients.of(ratio, ones, List.of(half)).get(0);
    return Optional.of(scale(slope, 0.25));
  }

  /** {@code log(sinh h/h) − h coth h + 1}, {@code h = η/2}. */
  @Override
  public Optional<Node> entropy() {
    return Optional.of(sum(entropies(), 1));
  }

  @Override
  public Node logDensities(Node value) {
    return Edges.unit(
        value, x -> subtract(multiply(logits, shift(x, -0.5)), logBesselNormaliser(0.5, half())));
  }

  @Override
  public Node quantile(Node probability) {
    Node up = greater(logits, Node.constant(0));
    Node p = select(up, shift(negate(probability), 1), probability);
    Node tilt = select(up, negate(logits), logits);
    Node flat = greater(tilt, Node.constant(-1e-4));
    Node steep = select(flat, Node.constant(-1), tilt);
    Node bent = divide(log1p(multiply(p, expm1(steep))), steep);
    Node x = select(flat, nearlyUniform(p, tilt), bent);
    return select(up, shift(negate(x), 1), x);
  }

  @Override
  public Optional<Tails> tails(Node value) {
    Node up = greater(logits, Node.constant(0));
    Node tilt = minimum(negate(abs(logits)), Node.constant(-1e-30));
    Node x = minimum(maximum(value, Node.constant(0)), Node.constant(1));
    Node from = select(up, shift(negate(x), 1), x);
    Node to = select(up, x, shift(negate(x), 1));
    Node below = divide(expm1(multiply(tilt, from)), expm1(tilt));
    Node fall = divide(expm1(multiply(tilt, to)), expm1(tilt));
    Node above = multiply(exp(multiply(tilt, from)), fall);
    return Optional.of(new Tails(select(up, above, below), select(up, below, above)));
  }

  /**
   * A law from the parameter of the Bernoulli law that it resembles.
   *
   * @param probabilities λ with {@code η = log(λ/(1 − λ))}, between 0 and 1, {@code [batch × d]}
   */
  public static ContinuousBernoulli ofProbabilities(Node probabilities) {
    return new ContinuousBernoulli(subtract(log(probabilities), log1p(negate(probabilities))));
  }

  /** The entropies of the variables, {@code [batch × d]}. */
  public Node entropies() {
    Node size = abs(half());
    Node far = greater(size, Node.constant(1));
    Node low = select(far, Node.constant(0), half());
    Node near = subtract(logBesselNormaliser(0.5, low), multiply(low, besselRatio(0.5, low)));
    Node twice = scale(select(far, size, Node.constant(1)), 2);
    Node decay = exp(negate(twice));
    Node rest = divide(multiply(twice, decay), expm1(negate(twice)));
    Node steep = subtract(add(log1mexp(twice), rest), log(twice));
    return select(far, shift(steep, 1), near);
  }

  /** {@code p + p(1 − p)η/2 + p(1 − p)(1 − 2p)η²/6}, up to η³. */
  private static Node nearlyUniform(Node p, Node tilt) {
    Node bend = multiply(p, multiply(shift(negate(p), 1), tilt));
    Node skew = multiply(shift(scale(p, -2), 1), tilt);
    return add(p, multiply(bend, shift(scale(skew, 1.0 / 6), 0.5)));
  }

  private Node half() {
    return scale(logits, 0.5);
  }

  /** The log-odds; the statistic is {@code x − ½}. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(logits);
  }

  /** {@code Σ log((2/θ) sinh(θ/2))}. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    return sum(logBesselNormaliser(0.5, scale(parameters.get(0), 0.5)), 1);
  }

  @Override
  public ContinuousBernoulli withNaturalParameters(List<Node> parameters) {
    return new ContinuousBernoulli(parameters.get(0));
  }

  /** The law with parameters that are numbers. */
  @Describe(
      value = "Independent variables of the continuous Bernoulli law.",
      formula = "p(x) = C(η) exp(ηx), 0 ≤ x ≤ 1",
      source = "Loaiza-Ganem and Cunningham 2019; PyTorch ContinuousBernoulli")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters, for each variable one number.
     *
     * @param probabilities the parameter λ of each variable, between 0 and 1
     */
    public record Config(
        @Describe("The parameter λ of each variable, between 0 and 1.")
            @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
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
      GivenParameters given = new GivenParameters(FAMILY);
      return ofProbabilities(given.inside01("probabilities", config.probabilities()));
    }
  }
}
