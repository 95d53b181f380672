package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greaterOrEqual;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.SpecialFunctions;
import java.util.List;

/** Convex functions less their tangent: never negative, exactly 0 where both arguments agree. */
final class Convex {
  /** The nodes and weights of Gauss and Legendre on [0, 1] with eight points. */
  private static final double[] NODES = {
    0.019855071751231912, 0.10166676129318664, 0.2372337950418355, 0.4082826787521751,
    0.5917173212478248, 0.7627662049581645, 0.8983332387068134, 0.9801449282487682
  };

  private static final double[] WEIGHTS = {
    0.05061426814518853, 0.11119051722668721, 0.15685332293894344, 0.18134189168918083,
    0.18134189168918083, 0.15685332293894344, 0.11119051722668721, 0.05061426814518853
  };

  private Convex() {}

  /** {@code y/x − 1 − log(y/x)} for x, y > 0: that of −log at y from x. */
  static Node logarithm(Node y, Node x) {
    return divide(relativeEntropy(x, y), x);
  }

  /** {@code e⁻ˣ − 1 + x}, by {@code (1 − e⁻ˣ)/x = exp(log(sinh h/h) − h)}, {@code h = x/2}. */
  static Node exponential(Node x) {
    Node half = scale(x, 0.5);
    Node logSlope = subtract(SpecialFunctions.logBesselNormaliser(0.5, half), half);
    return negate(multiply(x, expm1(logSlope)));
  }

  /** {@code log Γ(y) − log Γ(x) − ψ(x)(y − x)}. */
  static Node logGamma(Node y, Node x) {
    return add(SpecialFunctions.lgammaBregman(y, x), relativeEntropy(y, x));
  }

  /**
   * {@code F(y) − F(x) − F′(x)(y − x)} of F, the {@link SpecialFunctions#logBesselNormaliser} of an
   * order: near x the integral {@code (y − x)² ∫ (1 − s)·F″(x + s(y − x)) ds} by quadrature, exact
   * to rounding because F has no singularity within 2 of the real axis; elsewhere as given.
   */
  static Node besselNormaliser(double order, Node y, Node x, Node elsewhere) {
    Node distance = abs(subtract(y, x));
    Node reach = maximum(Node.constant(1), scale(minimum(abs(y), abs(x)), 0.5));
    Node near = greaterOrEqual(reach, distance);
    Node step = select(near, subtract(y, x), Node.constant(0));
    Node integral = Node.constant(0);
    for (int i = 0; i < NODES.length; i++) {
      Node slope = slope(order, add(x, scale(step, NODES[i])));
      integral = add(integral, scale(slope, WEIGHTS[i] * (1 - NODES[i])));
    }
    return select(near, multiply(square(step), integral), elsewhere);
  }

  private static Node slope(double order, Node x) {
    Node ratio = SpecialFunctions.besselRatio(order, x);
    Node ones = Layouts.broadcastTo(Node.constant(1), x.shape());
    return Gradients.of(ratio, ones, List.of(x)).get(0);
  }
}
