package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.multiplyAdd;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Node;

/**
 * {@code f(u) = (uᵃ − a·u − (1 − a))/(a(a − 1))} for any real a (Cressie and Read 1984): the
 * Kullback-Leibler divergence at {@code a = 1}, its reverse at {@code a = 0}, χ²/2 at {@code a = 2}
 * and {@code a = −1}, four times the squared Hellinger distance at {@code a = ½}.
 *
 * <p>Near {@code t = 0} it is the series {@code Σ tⁿ/n!·(1 + a + … + aⁿ⁻²)}; elsewhere {@code
 * (eᵗ·(eᵇᵗ − 1)/b − (eᵗ − 1))/a} with {@code b = a − 1}, or with a in place of b for {@code a ≤ ½}.
 * So it is continuous at 0 and 1 and cancels nowhere. At ½ it is {@code 2·(1 − exp(−|t|/2))²},
 * symmetric bit for bit.
 *
 * @param order a
 */
record PowerGenerator(double order) implements Generator {
  private static final int TERMS = 18;

  /** Below it eᵗ is 0, and e⁻ᵗᐟ² is still finite. */
  private static final double LEAST = -1400;

  @Override
  public Node of(Node t) {
    Node size = abs(t);
    if (order == 0.5) {
      return scale(square(expm1(scale(size, -0.5))), 2);
    }
    Node positive = greater(t, Node.constant(0));
    double radius = 0.5 / Math.max(1, Math.max(Math.abs(order), Math.abs(1 - order)));
    Node near = greater(Node.constant(radius), size);
    Node small = select(near, t, Node.constant(0));
    Node scaled = select(positive, exp(negate(small)), Node.constant(1));
    Node far = select(near, Node.constant(-1), negate(size));
    return select(near, multiply(series(small), scaled), closedOnBothSides(positive, far));
  }

  private Node closedOnBothSides(Node positive, Node far) {
    Node one = Node.constant(-1);
    Node above = closed(1 - order, select(positive, far, one));
    return select(positive, above, closed(order, select(positive, one, far)));
  }

  private Node series(Node t) {
    double[] coefficients = new double[TERMS];
    double sum = 1;
    double factorial = 2;
    for (int n = 2; n < TERMS; n++) {
      coefficients[n] = sum / factorial;
      sum = Math.fma(sum, order, 1);
      factorial *= n + 1;
    }
    Node value = Node.constant(coefficients[TERMS - 1]);
    for (int n = TERMS - 2; n >= 2; n--) {
      value = multiplyAdd(value, t, Node.constant(coefficients[n]));
    }
    return multiply(value, square(t));
  }

  /** f(eᵗ) for t < 0. */
  private static Node closed(double a, Node t) {
    if (a > 0.5) {
      double b = a - 1;
      Node power = multiply(exp(t), growth(b, maximum(t, Node.constant(LEAST))));
      return scale(subtract(power, expm1(t)), 1 / a);
    }
    return scale(subtract(growth(a, t), expm1(t)), 1 / (a - 1));
  }

  /** (eᵇᵗ − 1)/b, which is t at b = 0. */
  private static Node growth(double b, Node t) {
    return Math.abs(b) < Double.MIN_NORMAL ? t : scale(expm1(scale(t, b)), 1 / b);
  }

  @Override
  public Limit atZero() {
    return limit(order);
  }

  @Override
  public Limit atInfinity() {
    return limit(1 - order);
  }

  private static Limit limit(double a) {
    return a <= 0 ? Limit.INFINITE : new Limit(1 / a, a > 1 ? 1 / (1 - a) : 0);
  }
}
