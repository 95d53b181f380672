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

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.NoClosedFormException;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.divergence.SettingException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The Jensen-Shannon divergence of two distributions, or of more, whose others are written with it.
 *
 * <p>With weight ½ and {@code v = e^−|t|} the generator is {@code (1 + v)/4·(t·tanh(t/2) − 2·log
 * cosh(t/2))}, where log cosh is {@code log(1 + 2·sinh²(t/4))}; for {@code |t| > 1} the same as
 * {@code (1 + v)/2·(log 2 − log(1 + v) − |t|·v/(1 + v))}. With other weights it is the weighted sum
 * of two relative entropies to the mixture, in which errors of the mixture are of second order. The
 * generator is that of P and Q alone: with others it is no f-divergence of the two, and {@link
 * Generators} finds none; {@link Split} makes it a sum of those that are.
 */
@Describe(
    value =
        "The Jensen-Shannon divergence, not its root: how far P and Q are from their mixture, in"
            + " nats. Always finite, at most log 2 with weight ½; then it is symmetric and its root"
            + " a metric. With 'others' it is that of P, Q and further distributions, such as"
            + " jensen-shannon(others=[normal(1, 2), laplace(0, 1)]): 0 only where all are equal, at"
            + " most the entropy of the weights. In closed form between categorical distributions"
            + " and between Bernoulli ones.",
    formula = "Σ wᵢ·D(Pᵢ‖M), M = Σ wᵢ·Pᵢ; of two, w·D(P‖M) + (1 − w)·D(Q‖M)",
    source = "Lin 1991, eqs. 4.1 and 5.1; Endres and Schindelin 2003 for the metric")
public final class JensenShannon implements Divergence, Generator {
  private static final double LOG_2 = 0.6931471805599453;
  private static final double SUM_TOLERANCE = 1e-6;

  /** The weight of P where there are no others. */
  private final double weight;

  private final List<Distribution> others;
  private final List<Double> weights;

  /**
   * The settings.
   *
   * @param weightOfP w
   * @param others what is compared besides P and Q
   * @param weights of P, Q and the others
   */
  public record Config(
      @Describe("The weight w of P, where P and Q are all.")
          @Default("0.5")
          @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
          double weightOfP,
      @Describe("Further distributions, of the size of P and Q.") @Default("[]")
          List<GivenDistribution> others,
      @Describe(
              "The weights of P, Q and the others, in this order, with sum 1; if left out, equal"
                  + " ones.")
          @Range(min = 0, max = 1)
          Optional<List<Double>> weights) {
    /** Copies the list. */
    public Config {
      others = List.copyOf(others);
    }

    /** The settings of the divergence of two. */
    public Config(double weightOfP) {
      this(weightOfP, List.of(), Optional.empty());
    }
  }

  /**
   * Creates the divergence.
   *
   * @param config the weights and the others
   * @throws IllegalArgumentException if there are not as many weights as distributions, their sum
   *     is not 1, fewer than two are above 0, or one of the others has parameters outside of their
   *     domain
   */
  public JensenShannon(Config config) {
    this.others = config.others().stream().map(JensenShannon::distribution).toList();
    int count = 2 + others.size();
    if (config.weightOfP() != 0.5 && (count > 2 || config.weights().isPresent())) {
      throw new IllegalArgumentException(
          "'weightOfP' is for P and Q without others; 'weights' are those of all %d"
              .formatted(count));
    }
    this.weights =
        config
            .weights()
            .map(given -> checked(given, count))
            .orElseGet(() -> Collections.nCopies(count, 1.0 / count));
    this.weight = config.weights().isPresent() ? weights.get(0) : config.weightOfP();
  }

  private static Distribution distribution(GivenDistribution given) {
    try {
      return given.distribution();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'others': " + e.getMessage(), e);
    }
  }

  private static List<Double> checked(List<Double> weights, int count) {
    if (weights.size() != count) {
      throw new IllegalArgumentException(
          "'weights' has %d numbers, but there are %d distributions: P, Q and %d more"
              .formatted(weights.size(), count, count - 2));
    }
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    boolean negative = weights.stream().anyMatch(weight -> !(weight >= 0));
    if (negative || !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException(
          "'weights' must be at least 0 and sum to 1, but %s sum to %s".formatted(weights, sum));
    }
    if (weights.stream().filter(weight -> weight > 0).count() < 2) {
      throw new IllegalArgumentException(
          "'weights' must have two numbers above 0, or the divergence is always 0, but are "
              + weights);
    }
    return weights.stream().map(weight -> weight / sum).toList();
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return others.isEmpty()
        ? FDivergence.atMost(bound(), FDivergence.between(p, q, this, "jensen-shannon"))
        : ofSeveral(compared(p, q));
  }

  private static Node ofSeveral(List<Weighted> compared) {
    List<Categorical> classes = new ArrayList<>();
    for (Weighted each : compared) {
      Outcomes.classes(each.distribution()).ifPresent(classes::add);
    }
    List<String> families =
        compared.stream().map(each -> each.distribution().family().name()).toList();
    if (classes.size() < compared.size() || families.stream().distinct().count() > 1) {
      throw new NoClosedFormException(
          "there is no closed form of 'jensen-shannon' of %s, only of categorical or of bernoulli"
                  .formatted(String.join(", ", families))
              + " distributions");
    }
    return JensenShannonOfSeveral.of(classes, compared.stream().map(Weighted::weight).toList());
  }

  /** Whether there are others than P and Q. */
  boolean isOfSeveral() {
    return !others.isEmpty();
  }

  /**
   * A distribution with its weight.
   *
   * @param weight above 0
   * @param distribution one of those compared
   */
  record Weighted(double weight, Distribution distribution) {}

  /**
   * P, Q and the others, in this order, less those of weight 0.
   *
   * @throws SettingException if the values of the others are not of the kind and size of P's
   */
  List<Weighted> compared(Distribution p, Distribution q) {
    List<Distribution> all = new ArrayList<>(List.of(p, q));
    Shape event = p.shape().without(0);
    Family.Support support = p.family().support();
    for (Distribution other : others) {
      Family.Support found = other.family().support();
      boolean discrete = support.discrete() || found.discrete();
      if (!other.shape().without(0).equals(event) || (discrete && support != found)) {
        throw new SettingException(
            "the others of 'jensen-shannon' must have values as P (%s) has, %s of size %s, but"
                    .formatted(p.family(), support, event)
                + " %s has %s of size %s"
                    .formatted(other.family(), found, other.shape().without(0)));
      }
      all.add(other);
    }
    List<Weighted> compared = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (weights.get(i) > 0) {
        compared.add(new Weighted(weights.get(i), all.get(i)));
      }
    }
    return compared;
  }

  @Override
  public boolean isInformation() {
    return true;
  }

  @Override
  public Properties properties() {
    return new Properties(
        others.isEmpty()
            ? "JS(P,Q)"
            : "JS(P,Q,%s)".formatted(others.size() == 1 ? "R" : others.size() + " others"),
        law(),
        bound(),
        Properties.OverBatch.MEAN,
        "it is finite everywhere: look for numbers that are not finite in P or Q themselves");
  }

  /** With others it is not 0 where P = Q. */
  private Properties.Law law() {
    if (isOfSeveral()) {
      return Properties.Law.NONE;
    }
    return weight == 0.5 ? Properties.Law.SYMMETRIC : Properties.Law.DIVERGENCE;
  }

  /** The entropy of the weights. */
  private double bound() {
    if (isOfSeveral()) {
      return weights.stream().filter(w -> w > 0).mapToDouble(w -> w * surprise(w)).sum();
    }
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
