package io.kldiv.core.distribution;

import static io.kldiv.core.distribution.Edges.where;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.SpecialFunctions.digammaGap;
import static io.kldiv.core.graph.op.SpecialFunctions.lgamma;
import static io.kldiv.core.graph.op.SpecialFunctions.lgammaRemainder;

import io.kldiv.core.graph.Node;
import io.kldiv.core.kernel.ScalarMath;
import java.util.List;

/** What the gamma law and its powers share: {@code x = (y/c)^(1/m)}, y of the law Gamma(a, 1). */
final class GammaLaw {
  private static final Node LARGE = Node.constant(8);

  private GammaLaw() {}

  /**
   * The log density of x at {@code y = c·x^m}: {@code a log y − y − log Γ(a) − log x + log |m|}.
   * For large a the first three, which nearly cancel, become {@code −d(a, y) + ½ log(a/2π) −
   * remainder(a)} with the relative entropy d and Stirling's remainder (Loader 2000).
   *
   * @param a the shape
   * @param x the value, at least 0
   * @param y {@code c·x^m}
   * @param m the power
   * @param logFactor log c
   */
  static Node logDensity(Node a, Node x, Node y, int m, Node logFactor) {
    Node large = greater(a, LARGE);
    Node small = select(large, LARGE, a);
    Node power = Edges.power(shift(scale(small, m), -1), x);
    Node direct = subtract(subtract(add(power, multiply(small, logFactor)), y), lgamma(small));
    Node big = where(large, a, 9);
    Node positive = greater(x, Node.constant(0));
    Node normaliser = subtract(halfLog(big), lgammaRemainder(big));
    Node distance = relativeEntropy(big, where(multiply(large, positive), y, 1));
    Node stirling = subtract(subtract(normaliser, distance), log(where(positive, x, 1)));
    Node guarded = where(positive, stirling, Double.NEGATIVE_INFINITY);
    return shift(select(large, guarded, direct), ScalarMath.log(Math.abs(m)));
  }

  /** The entropy of y: {@code ½ log 2πa + remainder(a) + (1 − a)(ψ(a) − log a)}. */
  static Node entropy(Node a) {
    Node normaliser = shift(add(halfLog(a), lgammaRemainder(a)), Normal.LOG_TWO_PI);
    return add(normaliser, multiply(shift(negate(a), 1), digammaGap(a)));
  }

  /** {@code ½ log(a/2π)}. */
  private static Node halfLog(Node a) {
    return shift(scale(log(a), 0.5), -0.5 * Normal.LOG_TWO_PI);
  }

  /** {@code log Γ(a) − a log β}. */
  static Node logNormaliser(List<Node> shapeAndRate) {
    Node shape = shapeAndRate.get(0);
    return subtract(lgamma(shape), multiply(shape, log(shapeAndRate.get(1))));
  }

  /** {@code log Γ(ν/2) + ν/2 log 2}. */
  static Node halfNormaliser(Node freedom) {
    Node half = scale(freedom, 0.5);
    return add(lgamma(half), scale(half, 0.6931471805599453));
  }
}
