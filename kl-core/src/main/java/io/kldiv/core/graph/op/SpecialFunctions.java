package io.kldiv.core.graph.op;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.special.LogGamma;
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
  private static final double LOG_2 = 0.6931471805599453;
  private static final double LOG_PI = 1.1447298858494002;

  private SpecialFunctions() {}

  /** {@code log |Γ(x)|}; {@code +∞} at 0 and the negative integers. */
  public static Node lgamma(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.LGAMMA, x);
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

  /**
   * What Stirling's formula leaves out, {@code log Γ(x) − (x − ½)·log x + x − ½·log 2π} for {@code
   * x > 0}. A Poisson law's log density is {@code −relativeEntropy(k, λ) − ½·log 2πk −
   * lgammaRemainder(k)}, {@code k > 0}, without cancellation for a large k (Loader, 2000).
   */
  public static Node lgammaRemainder(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.LGAMMA_REMAINDER, x);
  }

  /** {@code ψ(x) − log x} without cancellation, for {@code x ≥ 0}. */
  public static Node digammaGap(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.DIGAMMA_GAP, x);
  }

  /** {@code ψ′(x) − 1/x} without cancellation, for {@code x ≥ 0}: the derivative of the former. */
  public static Node trigammaGap(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.TRIGAMMA_GAP, x);
  }

  /**
   * {@code f(b) − f(a) − f′(a)(b − a)} of the convex {@code f(x) = log Γ(x) − x·log x + x}: exactly
   * 0 at {@code a = b}, else positive, without cancellation. With the relative entropy r of {@link
   * Elementwise#relativeEntropy}, {@code KL(Gamma(a, α)‖Gamma(b, β)) = lgammaBregman(b, a) + r(b,
   * aβ/α)} for rates α and β, and {@code KL(Dir(α)‖Dir(β)) = Σ lgammaBregman(βᵢ, αᵢ) −
   * lgammaBregman(β₀, α₀) + Σ r(βᵢ, αᵢβ₀/α₀)}.
   */
  public static Node lgammaBregman(Node b, Node a) {
    return SpecialBinary.of(SpecialBinary.Function.LGAMMA_BREGMAN, 0, b, a);
  }

  /** The complementary error function {@code 1 − erf(x)}, without cancellation. */
  public static Node erfc(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.ERFC, x);
  }

  /** {@code exp(x²)·erfc(x)}; its derivative {@code 2x·erfcx(x) − 2/√π} cancels for a large x. */
  public static Node erfcx(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.ERFCX, x);
  }

  /** The distribution function {@code Φ(x)} of the standard normal law. */
  public static Node normalCdf(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.NORMAL_CDF, x);
  }

  /** {@code log Φ(x)}, also where {@code Φ} underflows; its derivative does not cancel. */
  public static Node logNormalCdf(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.LOG_NORMAL_CDF, x);
  }

  /** The standard normal quantile of a probability: {@code ∓∞} at 0 and 1. */
  public static Node normalQuantile(Node p) {
    return SpecialUnary.of(SpecialUnary.Function.NORMAL_QUANTILE, p);
  }

  /** {@code log(1 − e⁻ˣ)} for {@code x ≥ 0}, without cancellation; {@code −∞} at 0. */
  public static Node log1mexp(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.LOG1MEXP, x);
  }

  /**
   * {@code log(eᵃ + eᵇ)}; {@code −∞} if both are, with a half of the gradient for each. Along an
   * axis: {@link Reductions#logSumExp}.
   */
  public static Node logAddExp(Node a, Node b) {
    return SpecialBinary.of(SpecialBinary.Function.LOG_ADD_EXP, 0, a, b);
  }

  /** The hyperbolic sine. */
  public static Node sinh(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.SINH, x);
  }

  /** The hyperbolic cosine. */
  public static Node cosh(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.COSH, x);
  }

  /** The inverse of {@link #sinh}. */
  public static Node asinh(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.ASINH, x);
  }

  /** The arc tangent in radians. */
  public static Node atan(Node x) {
    return SpecialUnary.of(SpecialUnary.Function.ATAN, x);
  }

  /** The tangent of an angle in radians. */
  public static Node tan(Node x) {
    return Elementwise.divide(Elementwise.sin(x), Elementwise.cos(x));
  }

  /**
   * {@code eˣ·Eₙ(x)}, {@code Eₙ(x) = ∫₁^∞ e⁻ˣᵗ t⁻ⁿ dt}, for {@code x > 0}. Its derivative cancels
   * for a large x unless n is 1.
   *
   * @param n the order, at least 1
   * @throws GraphException if the order is below 1
   */
  public static Node scaledExpIntegral(int n, Node x) {
    if (n < 1) {
      throw Axes.refusal("scaledExpIntegral", "the order must be at least 1, but is " + n, x);
    }
    return SpecialUnary.of(SpecialUnary.Function.SCALED_EXP_INTEGRAL, n, x);
  }

  /**
   * {@code log(Γ(ν + 1)(2/x)^ν I_ν(x))}, 0 at 0 and even: {@code log I₀(x)} for {@code ν = 0},
   * {@code log cosh x} for {@code ν = −½}, {@code log(sinh(x)/x)} for {@code ν = ½}. Its derivative
   * is {@link #besselRatio}.
   *
   * @param order ν, at least −½
   * @throws GraphException if the order is below −½
   */
  public static Node logBesselNormaliser(double order, Node x) {
    return bessel(SpecialUnary.Function.LOG_BESSEL_NORMALISER, order, x);
  }

  /**
   * {@code log I_ν(x)} of the modified Bessel function of the first kind, for {@code x > 0}.
   *
   * @param order ν, at least −½
   * @throws GraphException if the order is below −½
   */
  public static Node logBesselI(double order, Node x) {
    Node normaliser = logBesselNormaliser(order, x);
    if (order == 0) {
      return normaliser;
    }
    double constant = order * LOG_2 + LogGamma.of(order + 1);
    Node power = Elementwise.scale(Elementwise.log(x), order);
    return Elementwise.add(normaliser, Elementwise.shift(power, -constant));
  }

  /**
   * {@code I_{ν+1}(x)/I_ν(x)}, odd: the mean length of a von Mises law ({@code ν = 0}) and, for
   * {@code ν = d/2 − 1}, of a von Mises–Fisher law in d dimensions; {@code tanh x} for {@code ν =
   * −½}, {@code coth x − 1/x} for {@code ν = ½}.
   *
   * @param order ν, at least −½
   * @throws GraphException if the order is below −½
   */
  public static Node besselRatio(double order, Node x) {
    return bessel(SpecialUnary.Function.BESSEL_RATIO, order, x);
  }

  /**
   * The regularised incomplete gamma function {@code P(a, x) = γ(a, x)/Γ(a)}: the distribution
   * function of a gamma law of shape a and rate 1. The second derivative in a alone is left out.
   */
  public static Node gammaP(Node a, Node x) {
    return SpecialBinary.of(SpecialBinary.Function.GAMMA_P, 0, a, x);
  }

  /** {@code Q(a, x) = 1 − P(a, x)} without cancellation; gradients as for {@link #gammaP}. */
  public static Node gammaQ(Node a, Node x) {
    return SpecialBinary.of(SpecialBinary.Function.GAMMA_Q, 0, a, x);
  }

  /**
   * x with {@code P(a, x) = p}: from uniform noise p, a gamma variate of rate 1 that depends
   * smoothly on the shape. The gradient is {@code −(∂P/∂a)/density} (Figurnov et al., 2018,
   * equation 5); its own derivative in a leaves out the second derivative of P in a.
   */
  public static Node gammaQuantile(Node a, Node p) {
    return SpecialBinary.of(SpecialBinary.Function.GAMMA_QUANTILE, 0, a, p);
  }

  /**
   * The regularised incomplete beta function {@code I_x(a, b)}: the distribution function of a beta
   * law. The second derivatives in a and b alone are left out.
   */
  public static Node incompleteBeta(Node a, Node b, Node x) {
    return SpecialTernary.of(SpecialTernary.Function.INCOMPLETE_BETA, a, b, x);
  }

  /**
   * x with {@code I_x(a, b) = p}: a beta variate from uniform noise, see {@link #gammaQuantile}.
   */
  public static Node betaQuantile(Node a, Node b, Node p) {
    return SpecialTernary.of(SpecialTernary.Function.BETA_QUANTILE, a, b, p);
  }

  /**
   * {@code g(b) − g(a) − g′(a)(b − a)} of the convex {@code g(κ) = logBesselNormaliser(d/2 − 1, κ)}
   * for {@code a, b ≥ 0}: exactly 0 at {@code a = b}, else positive, without cancellation. It is
   * the divergence of the von Mises–Fisher law of concentration a from that of b and the same
   * direction in d dimensions.
   *
   * @param d the dimensions, at least 1
   * @throws GraphException if there are none
   */
  public static Node besselBregman(int d, Node b, Node a) {
    if (d < 1) {
      throw Axes.refusal("besselBregman", "the dimension must be at least 1, but is " + d, b);
    }
    return SpecialBinary.of(SpecialBinary.Function.BESSEL_BREGMAN, d, b, a);
  }

  /** The least count k with {@code P(X ≤ k) > u} for a Poisson law. Without gradient. */
  public static Node poissonQuantile(Node rate, Node u) {
    return SpecialBinary.of(SpecialBinary.Function.POISSON_QUANTILE, 0, rate, u);
  }

  /** The least count k with {@code P(X ≤ k) > u} for n trials of success p. Without gradient. */
  public static Node binomialQuantile(int n, Node p, Node u) {
    return SpecialBinary.of(SpecialBinary.Function.BINOMIAL_QUANTILE, n, p, u);
  }

  private static Node bessel(SpecialUnary.Function function, double order, Node x) {
    if (!(order >= -0.5 && order < Double.POSITIVE_INFINITY)) {
      throw Axes.refusal(
          "bessel", "the order must be finite and at least -0.5, but is " + order, x);
    }
    return SpecialUnary.of(function, order, x);
  }

  private static int checked(int order, Node x) {
    if (order < 0 || order > Polygamma.MAX_ORDER) {
      String message = "the order must be from 0 to %d, but is %d";
      throw Axes.refusal("polygamma", message.formatted(Polygamma.MAX_ORDER, order), x);
    }
    return order;
  }
}
