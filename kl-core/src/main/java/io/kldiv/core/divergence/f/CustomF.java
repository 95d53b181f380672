package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relu;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Evaluation;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.part.Describe;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The f-divergence of a function that the user writes.
 *
 * <p>What is used is {@code f(u) − f′(1)(u − 1)}, which gives the same divergence and is never
 * negative. Whether f is convex with {@code f(1) = 0} is checked on a grid of 241 ratios from e⁻³⁰
 * to e³⁰; the limits at 0 and at infinity are taken from ratios of 10⁻³⁰⁰ and 10³⁰⁰. Where an
 * outcome is excluded its gradient is 0.
 */
@Describe(
    value =
        "The f-divergence of a convex function of your own, written in the likelihood ratio u ="
            + " p/q with numbers, + - * / ^, log, exp, sqrt, abs and parentheses, f(1) = 0. For"
            + " categorical and Bernoulli distributions. Not negative, 0 only at P = Q if f is"
            + " strictly convex at 1; symmetric if u·f(1/u) = f(u) + c·(u − 1); at most f(0) + lim"
            + " f(u)/u; a pure number. A function in Java code can be more exact near u = 1: see"
            + " Generator.",
    formula = "Σ q·f(p/q)",
    source = "Csiszár 1963; Ali and Silvey 1966")
public final class CustomF implements Divergence, Generator {
  private static final Properties PROPERTIES =
      new Properties(
          "D_f(P‖Q)",
          Properties.Law.DIVERGENCE,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.MEAN,
          "if f grows without bound at 0 or faster than u at infinity, it is infinite where P or Q"
              + " excludes what the other does not");

  private static final double GRID = 0.25;
  private static final int HALF = 120;
  private static final double ROUNDING = 1e-9;
  private static final double LAST_PLACES = 1e-14;
  private static final double LARGEST = 600;

  private final String text;
  private final Expression f;
  private final double slope;
  private final Limit atZero;
  private final Limit atInfinity;

  /**
   * The settings.
   *
   * @param f the function
   */
  public record Config(
      @Describe("The function of u = p/q, convex, 0 at u = 1, such as '(u - 1)^2/(u + 1)'.")
          String f) {}

  /**
   * Creates the divergence.
   *
   * @param config the function
   * @throws IllegalArgumentException if it cannot be read, is not 0 at 1 or not convex
   */
  public CustomF(Config config) {
    text = config.f();
    f = ExpressionParser.parse(text);
    slope = slopeAtOne();
    checkConvex();
    atZero = limit(new double[] {1e-200, 1e-300}, new double[] {1, 1});
    atInfinity = limit(new double[] {1e200, 1e300}, new double[] {1e200, 1e300});
  }

  private double slopeAtOne() {
    Node one = row(1);
    Node value = f.at(one);
    double atOne = numbers(value)[0];
    if (!(Math.abs(atOne) <= ROUNDING)) {
      throw new IllegalArgumentException(
          "f(1) must be 0, but f = '%s' has %s".formatted(text, atOne));
    }
    double found = numbers(Gradients.of(Reductions.sum(value), List.of(one)).get(0))[0];
    if (!Double.isFinite(found)) {
      throw new IllegalArgumentException(
          "f = '%s' has the slope %s at 1, where it must be smooth or have a kink of finite slopes"
              .formatted(text, found));
    }
    return found;
  }

  private void checkConvex() {
    double[] ratios =
        IntStream.rangeClosed(-HALF, HALF).mapToDouble(i -> ScalarMath.exp(i * GRID)).toArray();
    double[] values = numbers(normalised(row(ratios)));
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < ratios.length; i++) {
      double width = ratios[i] - ratios[i - 1];
      double rise = (values[i] - values[i - 1]) / width;
      double error = LAST_PLACES * (1 + Math.abs(values[i])) / width;
      double margin = error + ROUNDING * (1 + Math.abs(before) + Math.abs(rise));
      if (!(rise >= before - margin) || Double.isNaN(values[i - 1])) {
        throw new IllegalArgumentException(
            "f must be convex on all u > 0, but f = '%s' is not near u = %s"
                .formatted(text, ratios[i - 1]));
      }
      before = rise;
    }
  }

  /** The last of two values over divisors, infinite if it still changes. */
  private Limit limit(double[] ratios, double[] divisors) {
    double[] values = numbers(normalised(row(ratios)));
    double earlier = values[0] / divisors[0];
    double later = values[1] / divisors[1];
    boolean settled = Math.abs(later - earlier) <= 1e-3 * Math.max(1, Math.abs(later));
    return settled ? new Limit(Math.max(0, later), 0) : Limit.INFINITE;
  }

  private Node normalised(Node u) {
    return subtract(f.at(u), scale(shift(u, -1), slope));
  }

  private static Node row(double... numbers) {
    return Node.constant(numbers, Shape.of(1, numbers.length));
  }

  private static double[] numbers(Node node) {
    return Evaluation.values(node);
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return FDivergence.between(p, q, this, "custom-f");
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }

  @Override
  public Node of(Node logRatio) {
    Node limited = maximum(minimum(logRatio, Node.constant(LARGEST)), Node.constant(-LARGEST));
    Node inverse = exp(negate(maximum(limited, Node.constant(0))));
    return relu(multiply(inverse, normalised(exp(limited))));
  }

  @Override
  public Limit atZero() {
    return atZero;
  }

  @Override
  public Limit atInfinity() {
    return atInfinity;
  }
}
