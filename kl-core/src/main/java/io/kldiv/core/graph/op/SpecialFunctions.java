package io.kldiv.core.graph.op;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.special.Polygamma;

/**
 * Special functions of the elements at the same place of their inputs, which broadcast. Accuracy,
 * formulas and sources stand with the functions of {@code io.kldiv.core.special}.
 *
 * <p>Every method throws {@link GraphException} if the shapes do not broadcast. Gradients are made
 * of further special functions, so that they can be differentiated again, unless a method says
 * otherwise.
 */
public final class SpecialFunctions {
  private static final double LOG_PI = 1.1447298858494002;

  private SpecialFunctions() {}

  /** {@code log |Γ(x)|}; {@code +∞} at 0 and the negative integers. */
  public static Node lgamma(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.LGAMMA, 0, x);
  }

  /** {@code ψ(x)}, the derivative of {@link #lgamma}; {@code −∞} at 0. */
  public static Node digamma(Node x) {
    return polygamma(0, x);
  }

  /** {@code ψ′(x)} for {@code x ≥ 0}, the derivative of {@link #digamma}. */
  public static Node trigamma(Node x) {
    return polygamma(1, x);
  }

  /**
   * {@code ψ⁽ⁿ⁾(x)}, the n-th derivative of {@link #digamma}; NaN for {@code x < 0} unless n is 0.
   *
   * @param order n, from 0 to {@link Polygamma#MAX_ORDER}; the greatest is without gradient
   * @throws GraphException if the order is not in its range
   */
  public static Node polygamma(int order, Node x) {
    return SpecialUnary.of(SpecialUnary.Function.POLYGAMMA, checked(order, x), x);
  }

  /**
   * {@code ψ⁽ⁿ⁾(x + d) − ψ⁽ⁿ⁾(x)} without cancellation, for {@code x > 0} and {@code d ≥ 0}. For a
   * beta law {@code E[log X]} is {@code −polygammaIncrease(0, a, b)}.
   *
   * @param order n, from 0 to {@link Polygamma#MAX_ORDER}; the greatest is without gradient
   * @throws GraphException if the order is not in its range
   */
  public static Node polygammaIncrease(int order, Node x, Node d) {
    return SpecialBinary.of(SpecialBinary.Function.POLYGAMMA_INCREASE, checked(order, x), x, d);
  }

  /** {@code log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b)} for {@code a, b > 0}. */
  public static Node lbeta(Node a, Node b) {
    return SpecialBinary.of(SpecialBinary.Function.LBETA, 0, a, b);
  }

  /**
   * {@code log Γ_d(x) = ¼·d(d − 1)·log π + Σ log Γ(x + (1 − j)/2)}, j from 1 to d, the multivariate
   * gamma function for {@code x > (d − 1)/2} (DLMF 35.3.4).
   */
  public static Node logMultigamma(Node x, int d) {
    Node sum = lgamma(x);
    for (int j = 2; j <= d; j++) {
      sum = Elementwise.add(sum, lgamma(Elementwise.shift(x, (1 - j) * 0.5)));
    }
    return d <= 1 ? sum : Elementwise.shift(sum, 0.25 * d * (d - 1) * LOG_PI);
  }

  private static int checked(int order, Node x) {
    if (order < 0 || order > Polygamma.MAX_ORDER) {
      String message = "the order must be from 0 to %d, but is %d";
      throw Axes.refusal("polygamma", message.formatted(Polygamma.MAX_ORDER, order), x);
    }
    return order;
  }
}
