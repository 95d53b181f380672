package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sqrt;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.special.BesselRatio;
import io.kldiv.core.special.ErrorFunctions;
import io.kldiv.core.special.ExponentialIntegral;
import io.kldiv.core.special.Exponentials;
import io.kldiv.core.special.LogGamma;
import io.kldiv.core.special.LogGammaGap;
import io.kldiv.core.special.NormalLaw;
import io.kldiv.core.special.Polygamma;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A special function of one number, computed one by one in plain Java.
 *
 * @param function the function
 * @param order its fixed number, 0 for those without one
 */
record SpecialUnary(Function function, double order) implements ElementwiseOperation {
  private static final double TWO_BY_SQRT_PI = 1.1283791670955126;
  private static final double INVERSE_SQRT_2_PI = 0.3989422804014327;
  private static final double SQRT_2_PI = 2.5066282746310002;
  private static final double SQRT_2_BY_PI = 0.7978845608028654;
  private static final double INVERSE_SQRT_2 = 0.7071067811865476;

  /** The functions. */
  enum Function {
    LGAMMA("lgamma"),
    LGAMMA_REMAINDER("lgammaRemainder"),
    DIGAMMA_GAP("digammaGap"),
    TRIGAMMA_GAP("trigammaGap"),
    POLYGAMMA("polygamma"),
    ERFC("erfc"),
    ERFCX("erfcx"),
    NORMAL_CDF("normalCdf"),
    LOG_NORMAL_CDF("logNormalCdf"),
    NORMAL_QUANTILE("normalQuantile"),
    LOG1MEXP("log1mexp"),
    SINH("sinh"),
    COSH("cosh"),
    ASINH("asinh"),
    ATAN("atan"),
    SCALED_EXP_INTEGRAL("scaledExpIntegral"),
    LOG_BESSEL_NORMALISER("logBesselNormaliser"),
    BESSEL_RATIO("besselRatio"),
    BESSEL_RATIO_SLOPE("besselRatioSlope");

    private final String label;

    Function(String label) {
      this.label = label;
    }

    private boolean hasOrder() {
      return this == POLYGAMMA || ordinal() >= SCALED_EXP_INTEGRAL.ordinal();
    }
  }

  static Node of(Function function, Node x) {
    return of(function, 0, x);
  }

  static Node of(Function function, double order, Node x) {
    return Node.of(new SpecialUnary(function, order), x);
  }

  @Override
  public String name() {
    return function.hasOrder() ? function.label + " " + order : function.label;
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public int flopsPerElement() {
    return 100;
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span x = inputs[0];
    for (int i = 0; i < n; i++) {
      output.array[output.offset + i] = value(x.array[x.offset + i * x.stride]);
    }
  }

  private double value(double x) {
    return switch (function) {
      case LGAMMA -> LogGamma.of(x);
      case LGAMMA_REMAINDER -> LogGamma.remainder(x);
      case DIGAMMA_GAP -> LogGammaGap.derivative(x);
      case TRIGAMMA_GAP -> LogGammaGap.secondDerivative(x);
      case POLYGAMMA -> Polygamma.of((int) order, x);
      case ERFC -> ErrorFunctions.erfc(x);
      case ERFCX -> ErrorFunctions.erfcx(x);
      case NORMAL_CDF -> NormalLaw.cdf(x);
      case LOG_NORMAL_CDF -> NormalLaw.logCdf(x);
      case NORMAL_QUANTILE -> NormalLaw.quantile(x);
      case LOG1MEXP -> Exponentials.log1mexp(x);
      case SINH -> StrictMath.sinh(x);
      case COSH -> StrictMath.cosh(x);
      case ASINH -> Exponentials.asinh(x);
      case ATAN -> StrictMath.atan(x);
      case SCALED_EXP_INTEGRAL -> ExponentialIntegral.scaled((int) order, x);
      case LOG_BESSEL_NORMALISER -> BesselRatio.logNormaliser(order, x);
      case BESSEL_RATIO -> BesselRatio.of(order, x);
      case BESSEL_RATIO_SLOPE -> BesselRatio.slope(order, x);
    };
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node slope = slope(self, self.inputs().get(0));
    return Collections.singletonList(slope == null ? null : multiply(upstream, slope));
  }

  private @Nullable Node slope(Node self, Node x) {
    return switch (function) {
      case LGAMMA -> SpecialFunctions.digamma(x);
      case LGAMMA_REMAINDER -> add(SpecialFunctions.digammaGap(x), scale(reciprocal(x), 0.5));
      case DIGAMMA_GAP -> SpecialFunctions.trigammaGap(x);
      case TRIGAMMA_GAP -> add(SpecialFunctions.polygamma(2, x), square(reciprocal(x)));
      case POLYGAMMA ->
          order < Polygamma.MAX_ORDER ? SpecialFunctions.polygamma((int) order + 1, x) : null;
      case ERFC -> scale(exp(negate(square(x))), -TWO_BY_SQRT_PI);
      case ERFCX -> shift(scale(multiply(x, self), 2), -TWO_BY_SQRT_PI);
      case NORMAL_CDF -> scale(exp(scale(square(x), -0.5)), INVERSE_SQRT_2_PI);
      case LOG_NORMAL_CDF ->
          scale(reciprocal(SpecialFunctions.erfcx(scale(x, -INVERSE_SQRT_2))), SQRT_2_BY_PI);
      case NORMAL_QUANTILE -> scale(exp(scale(square(self), 0.5)), SQRT_2_PI);
      case LOG1MEXP -> reciprocal(expm1(x));
      case SINH -> SpecialFunctions.cosh(x);
      case COSH -> SpecialFunctions.sinh(x);
      case ASINH -> reciprocal(sqrt(shift(square(x), 1)));
      case ATAN -> reciprocal(shift(square(x), 1));
      case SCALED_EXP_INTEGRAL -> expIntegral(self, x);
      case LOG_BESSEL_NORMALISER -> SpecialFunctions.besselRatio(order, x);
      case BESSEL_RATIO -> of(Function.BESSEL_RATIO_SLOPE, order, x);
      case BESSEL_RATIO_SLOPE -> besselCurvature(self, x);
    };
  }

  private Node expIntegral(Node self, Node x) {
    return order == 1
        ? negate(divide(SpecialFunctions.scaledExpIntegral(2, x), x))
        : subtract(self, SpecialFunctions.scaledExpIntegral((int) order - 1, x));
  }

  /** {@code A″ = −2AA′ − (2ν + 1)(A′ − A/x)/x}, and 0 at 0, where it is odd. */
  private Node besselCurvature(Node self, Node x) {
    Node zero = equal(x, Elementwise.ZERO);
    Node divisor = select(zero, Elementwise.ONE, x);
    Node ratio = SpecialFunctions.besselRatio(order, x);
    Node bend = divide(subtract(self, divide(ratio, divisor)), divisor);
    Node product = scale(multiply(ratio, self), -2);
    return select(zero, Elementwise.ZERO, subtract(product, scale(bend, 2 * order + 1)));
  }
}
