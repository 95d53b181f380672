package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.ZERO;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sigmoid;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.special.BesselGap;
import io.kldiv.core.special.CountQuantiles;
import io.kldiv.core.special.Exponentials;
import io.kldiv.core.special.IncompleteGamma;
import io.kldiv.core.special.LogBeta;
import io.kldiv.core.special.LogGammaGap;
import io.kldiv.core.special.Polygamma;
import io.kldiv.core.special.PolygammaIncrease;
import io.kldiv.core.special.Quantiles;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A special function of two numbers, computed one by one in plain Java.
 *
 * @param function the function
 * @param order its fixed number, 0 for those without one
 */
record SpecialBinary(Function function, int order) implements ElementwiseOperation {
  /** The functions. */
  enum Function {
    LBETA,
    LGAMMA_BREGMAN,
    POLYGAMMA_INCREASE,
    LOG_ADD_EXP,
    GAMMA_P,
    GAMMA_Q,
    GAMMA_DENSITY,
    GAMMA_P_BY_SHAPE,
    GAMMA_QUANTILE,
    POISSON_QUANTILE,
    BINOMIAL_QUANTILE,
    BESSEL_BREGMAN,
  }

  static Node of(Function function, int order, Node a, Node b) {
    return Node.of(new SpecialBinary(function, order), a, b);
  }

  @Override
  public String name() {
    return switch (function) {
      case LBETA -> "lbeta";
      case LGAMMA_BREGMAN -> "lgammaBregman";
      case POLYGAMMA_INCREASE -> "polygammaIncrease " + order;
      case LOG_ADD_EXP -> "logAddExp";
      case GAMMA_P -> "gammaP";
      case GAMMA_Q -> "gammaQ";
      case GAMMA_DENSITY -> "gammaDensity";
      case GAMMA_P_BY_SHAPE -> "gammaPByShape";
      case GAMMA_QUANTILE -> "gammaQuantile";
      case POISSON_QUANTILE -> "poissonQuantile";
      case BINOMIAL_QUANTILE -> "binomialQuantile " + order;
      case BESSEL_BREGMAN -> "besselBregman " + order;
    };
  }

  @Override
  public int flopsPerElement() {
    return switch (function) {
      case GAMMA_QUANTILE, POISSON_QUANTILE, BINOMIAL_QUANTILE, BESSEL_BREGMAN -> 5_000;
      default -> 300;
    };
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span a = inputs[0];
    Span b = inputs[1];
    for (int i = 0; i < n; i++) {
      output.array[output.offset + i] =
          value(a.array[a.offset + i * a.stride], b.array[b.offset + i * b.stride]);
    }
  }

  private double value(double a, double b) {
    return switch (function) {
      case LBETA -> LogBeta.of(a, b);
      case LGAMMA_BREGMAN -> LogGammaGap.bregman(a, b);
      case POLYGAMMA_INCREASE -> PolygammaIncrease.of(order, a, b);
      case LOG_ADD_EXP -> Exponentials.logAddExp(a, b);
      case GAMMA_P -> IncompleteGamma.lower(a, b);
      case GAMMA_Q -> IncompleteGamma.upper(a, b);
      case GAMMA_DENSITY -> IncompleteGamma.density(a, b);
      case GAMMA_P_BY_SHAPE -> IncompleteGamma.shapeDerivative(a, b);
      case GAMMA_QUANTILE -> Quantiles.gamma(a, b);
      case POISSON_QUANTILE -> CountQuantiles.poisson(a, b);
      case BINOMIAL_QUANTILE -> CountQuantiles.binomial(order, a, b);
      case BESSEL_BREGMAN -> BesselGap.bregman(0.5 * order - 1, a, b);
    };
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node a = self.inputs().get(0);
    Node b = self.inputs().get(1);
    return switch (function) {
      case LBETA ->
          List.of(
              negate(multiply(upstream, SpecialFunctions.polygammaIncrease(0, a, b))),
              negate(multiply(upstream, SpecialFunctions.polygammaIncrease(0, b, a))));
      case LGAMMA_BREGMAN -> {
        Node rise = subtract(SpecialFunctions.digammaGap(a), SpecialFunctions.digammaGap(b));
        Node fall = multiply(SpecialFunctions.trigammaGap(b), subtract(b, a));
        yield List.of(multiply(upstream, rise), multiply(upstream, fall));
      }
      case POLYGAMMA_INCREASE ->
          order == Polygamma.MAX_ORDER
              ? Arrays.asList(null, null)
              : List.of(
                  multiply(upstream, SpecialFunctions.polygammaIncrease(order + 1, a, b)),
                  multiply(upstream, SpecialFunctions.polygamma(order + 1, Elementwise.add(a, b))));
      case LOG_ADD_EXP -> List.of(multiply(upstream, share(a, b)), multiply(upstream, share(b, a)));
      case GAMMA_P -> List.of(multiply(upstream, byShape(a, b)), multiply(upstream, density(a, b)));
      case GAMMA_Q ->
          List.of(
              negate(multiply(upstream, byShape(a, b))), negate(multiply(upstream, density(a, b))));
      case GAMMA_DENSITY -> {
        Node part = multiply(upstream, self);
        Node slope = shift(divide(shift(a, -1), b), -1);
        yield List.of(multiply(part, gammaScore(a, b)), multiply(part, slope));
      }
      case GAMMA_P_BY_SHAPE ->
          Arrays.asList(null, multiply(upstream, multiply(density(a, b), gammaScore(a, b))));
      case GAMMA_QUANTILE -> {
        Node part = divide(upstream, density(a, self));
        yield List.of(negate(multiply(part, byShape(a, self))), part);
      }
      case POISSON_QUANTILE, BINOMIAL_QUANTILE -> Arrays.asList(null, null);
      case BESSEL_BREGMAN -> {
        double bessel = 0.5 * order - 1;
        Node rise = subtract(ratio(bessel, a), ratio(bessel, b));
        Node slope = SpecialUnary.of(SpecialUnary.Function.BESSEL_RATIO_SLOPE, bessel, b);
        Node fall = multiply(slope, subtract(b, a));
        yield List.of(multiply(upstream, rise), multiply(upstream, fall));
      }
    };
  }

  private static Node ratio(double bessel, Node x) {
    return SpecialFunctions.besselRatio(bessel, x);
  }

  private static Node density(Node a, Node x) {
    return of(Function.GAMMA_DENSITY, 0, a, x);
  }

  private static Node byShape(Node a, Node x) {
    return of(Function.GAMMA_P_BY_SHAPE, 0, a, x);
  }

  /** {@code log x − ψ(a)}: the derivative of the log density in a. */
  private static Node gammaScore(Node a, Node x) {
    return subtract(log(x), SpecialFunctions.digamma(a));
  }

  /** {@code eᵃ/(eᵃ + eᵇ)}; a half where they are equal, infinite or not. */
  private static Node share(Node a, Node b) {
    Node difference = select(equal(a, b), ZERO, subtract(a, b));
    return sigmoid(difference);
  }
}
