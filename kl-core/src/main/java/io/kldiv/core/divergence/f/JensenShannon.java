package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.multiplyAdd;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Elementwise.tanh;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;

/**
 * The Jensen-Shannon divergence.
 *
 * <p>With weight ½ and {@code v = e^−|t|} the generator is {@code (1 + v)/4·(t·tanh(t/2) − 2·log
 * cosh(t/2))}, where log cosh is {@code log(1 + 2·sinh²(t/4))}; for {@code |t| > 1} the same as
 * {@code (1 + v)/2·(log 2 − log(1 + v) − |t|·v/(1 + v))}. With other weights it is the weighted sum
 * of two relative entropies to the mixture, in which errors of the mixture are of second order.
 */
@Describe(
    value =
        "The Jensen-Shannon divergence, not its root: how far P and Q are from their mixture, in"
            + " nats. Always finite, at most log 2 with weight ½; then it is symmetric and its root"
            + " a metric. For categorical and Bernoulli distributions.",
    formula = "w·D(P‖M) + (1 − w)·D(Q‖M), M = w·P + (1 − w)·Q",
    source = "Lin 1991, eq. 4.1; Endres and Schindelin 2003 for the metric")
public final class JensenShannon implements Divergence, Generator {
  private static final double LOG_2 = 0.6931471805599453;

  private final double weight;

  /**
   * The settings.
   *
   * @param weightOfP w
   */
  public record Config(
      @Describe("The weight w of P in the mixture.")
          @Default("0.5")
          @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
          double weightOfP) {}

  /**
   * Creates the divergence.
   *
   * @param config the weight
   */
  public JensenShannon(Config config) {
    this.weight = config.weightOfP();
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return FDivergence.atMost(bound(), FDivergence.between(p, q, this, "jensen-shannon"));
  }

  @Override
  public boolean isInformation() {
    return true;
  }

  @Override
  public Properties properties() {
    return new Properties(
        "JS(P,Q)",
        weight == 0.5 ? Properties.Law.SYMMETRIC : Properties.Law.DIVERGENCE,
        bound(),
        Properties.OverBatch.MEAN,
        "it is finite everywhere: look for numbers that are not finite in P or Q themselves");
  }

  /** The entropy of the weights. */
  private double bound() {
    return weight == 0.5 ? LOG_2 : weight * surprise(weight) + (1 - weight) * surprise(1 - weight);
  }

  private static double surprise(double weight) {
    return -ScalarMath.log(weight);
  }

  @Override
  public Node of(Node logRatio) {
    return weight == 0.5 ? even(logRatio) : uneven(logRatio);
  }

  private static Node even(Node logRatio) {
    Node size = abs(logRatio);
    Node near = greater(Node.constant(1), size);
    Node small = select(near, size, Node.constant(0));
    Node lesser = exp(negate(size));
    Node logCosh = log1p(scale(square(SpecialFunctions.sinh(scale(small, 0.25))), 2));
    Node close = subtract(multiply(small, tanh(scale(small, 0.5))), scale(logCosh, 2));
    Node share = divide(multiply(size, lesser), shift(lesser, 1));
    Node apart = subtract(subtract(Node.constant(LOG_2), log1p(lesser)), share);
    return multiply(shift(lesser, 1), select(near, scale(close, 0.25), scale(apart, 0.5)));
  }

  /**
   * The greater of p and q is 1, the lesser v, their mixture 1 − (1 − v)·(weight of the lesser).
   */
  private Node uneven(Node logRatio) {
    Node size = abs(logRatio);
    Node ofP = Node.constant(weight);
    Node ofQ = Node.constant(1 - weight);
    Node positive = greater(logRatio, Node.constant(0));
    Node weightOfLesser = select(positive, ofQ, ofP);
    Node mixture = multiplyAdd(weightOfLesser, expm1(negate(size)), Node.constant(1));
    Node one = Node.constant(1);
    return add(
        multiply(select(positive, ofP, ofQ), relativeEntropy(one, mixture)),
        multiply(weightOfLesser, relativeEntropy(exp(negate(size)), mixture)));
  }

  /** P excludes what Q does not: (1 − w)·log(1/(1 − w)). */
  @Override
  public Limit atZero() {
    return excluded(1 - weight);
  }

  @Override
  public Limit atInfinity() {
    return excluded(weight);
  }

  private static Limit excluded(double weight) {
    return new Limit(weight * surprise(weight), 0);
  }
}
