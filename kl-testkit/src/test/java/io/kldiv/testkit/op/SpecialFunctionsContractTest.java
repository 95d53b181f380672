package io.kldiv.testkit.op;

import static java.lang.Double.NaN;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.special.BesselGap;
import io.kldiv.core.special.BesselRatio;
import io.kldiv.core.special.ErrorFunctions;
import io.kldiv.core.special.ExponentialIntegral;
import io.kldiv.core.special.Exponentials;
import io.kldiv.core.special.IncompleteBeta;
import io.kldiv.core.special.IncompleteGamma;
import io.kldiv.core.special.LogBeta;
import io.kldiv.core.special.LogGamma;
import io.kldiv.core.special.LogGammaGap;
import io.kldiv.core.special.NormalLaw;
import io.kldiv.core.special.Polygamma;
import io.kldiv.core.special.PolygammaIncrease;
import io.kldiv.core.special.Quantiles;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Special functions as operations. Oracle: the functions of {@code io.kldiv.core.special}, whose
 * values {@code SpecialAccuracyTest} checks; for gradients, central differences.
 */
class SpecialFunctionsContractTest extends OpContract {
  private static final double INF = Double.POSITIVE_INFINITY;

  @Override
  protected List<OpCase> cases() {
    return List.of(
        positive("lgamma", SpecialFunctions::lgamma, LogGamma::of).edge(in(0), INF, -INF).build(),
        positive("digamma", SpecialFunctions::digamma, Polygamma::digamma)
            .edge(in(0), -INF, INF)
            .edge(in(INF), INF, 0)
            .build(),
        positive("trigamma", SpecialFunctions::trigamma, x -> Polygamma.of(1, x))
            .edge(in(0), INF, -INF)
            .edge(in(-1), NaN)
            .build(),
        positive("polygamma 3", x -> SpecialFunctions.polygamma(3, x), x -> Polygamma.of(3, x))
            .refuses("order", () -> SpecialFunctions.polygamma(31, Node.constant(1)))
            .build(),
        binary("lbeta", SpecialFunctions::lbeta, LogBeta::of).edge(in(1, 1), 0, -1, -1).build(),
        binary(
                "polygammaIncrease 0",
                (x, d) -> SpecialFunctions.polygammaIncrease(0, x, d),
                (x, d) -> PolygammaIncrease.of(0, x, d))
            .edge(in(2, 0), 0)
            .build(),
        positive("lgammaRemainder", SpecialFunctions::lgammaRemainder, LogGamma::remainder).build(),
        positive("digammaGap", SpecialFunctions::digammaGap, LogGammaGap::derivative)
            .edge(in(0), -INF, INF)
            .edge(in(-1), NaN)
            .build(),
        positive("trigammaGap", SpecialFunctions::trigammaGap, LogGammaGap::secondDerivative)
            .edge(in(0), INF)
            .build(),
        binary("lgammaBregman", SpecialFunctions::lgammaBregman, LogGammaGap::bregman)
            .edge(in(2, 2), 0, 0, 0)
            .edge(in(0, 2), INF)
            .edge(in(-1, 2), NaN)
            .build(),
        binary(
                "besselBregman 3",
                (b, a) -> SpecialFunctions.besselBregman(3, b, a),
                (b, a) -> BesselGap.bregman(0.5, b, a))
            .edge(in(2, 2), 0, 0, 0)
            .edge(in(0, 0), 0, 0, 0)
            .edge(in(-1, 2), NaN)
            .build(),
        real("erfc", SpecialFunctions::erfc, ErrorFunctions::erfc)
            .edge(in(INF), 0, 0)
            .edge(in(-INF), 2, 0)
            .edge(in(NaN), NaN)
            .build(),
        real("erfcx", SpecialFunctions::erfcx, ErrorFunctions::erfcx)
            .edge(in(0), 1, -2 / Math.sqrt(Math.PI))
            .edge(in(-30), INF)
            .build(),
        real("normalCdf", SpecialFunctions::normalCdf, NormalLaw::cdf)
            .edge(in(INF), 1, 0)
            .edge(in(-INF), 0, 0)
            .build(),
        real("logNormalCdf", SpecialFunctions::logNormalCdf, NormalLaw::logCdf)
            .edge(in(INF), 0, 0)
            .edge(in(-INF), -INF, INF)
            .build(),
        unary("normalQuantile", SpecialFunctions::normalQuantile, NormalLaw::quantile, 0.05, 0.95)
            .edge(in(0), -INF, INF)
            .edge(in(0.5), 0, Math.sqrt(2 * Math.PI))
            .edge(in(1), INF, INF)
            .edge(in(-0.1), NaN)
            .build(),
        positive("log1mexp", SpecialFunctions::log1mexp, Exponentials::log1mexp)
            .edge(in(0), -INF, INF)
            .edge(in(INF), 0, 0)
            .edge(in(-1), NaN)
            .build(),
        logAddExp(),
        real("sinh", SpecialFunctions::sinh, StrictMath::sinh).edge(in(0), 0, 1).build(),
        real("cosh", SpecialFunctions::cosh, StrictMath::cosh).edge(in(0), 1, 0).build(),
        real("asinh", SpecialFunctions::asinh, Exponentials::asinh).edge(in(-INF), -INF, 0).build(),
        real("atan", SpecialFunctions::atan, StrictMath::atan)
            .edge(in(INF), Math.PI / 2, 0)
            .build(),
        unary("tan", SpecialFunctions::tan, StrictMath::tan, -1.2, 1.2).edge(in(0), 0, 1).build(),
        expIntegral(1),
        expIntegral(2),
        bessel("logBesselNormaliser", SpecialFunctions::logBesselNormaliser, 0)
            .edge(in(0), 0, 0)
            .refuses("order", () -> SpecialFunctions.besselRatio(-1, Node.constant(1)))
            .build(),
        bessel("besselRatio", SpecialFunctions::besselRatio, 0).edge(in(0), 0, 0.5).build(),
        bessel("besselRatio", SpecialFunctions::besselRatio, 3.5).edge(in(INF), 1, 0).build(),
        positive("logBesselI 0", x -> SpecialFunctions.logBesselI(0, x), x -> logBessel(0, x))
            .edge(in(0), 0, 0)
            .build(),
        positive("logBesselI 2", x -> SpecialFunctions.logBesselI(2, x), x -> logBessel(2, x))
            .edge(in(0), -INF)
            .build(),
        binary("gammaP", SpecialFunctions::gammaP, IncompleteGamma::lower)
            .edge(in(2, 0), 0)
            .edge(in(2, INF), 1)
            .edge(in(-1, 1), NaN)
            .firstOrderOnly()
            .build(),
        binary("gammaQ", SpecialFunctions::gammaQ, IncompleteGamma::upper)
            .edge(in(2, 0), 1)
            .firstOrderOnly()
            .build(),
        OpCase.of(
                "gammaP at a fixed shape",
                x -> SpecialFunctions.gammaP(Node.constant(2.5), x.get(0)))
            .oracle(x -> Plain.broadcast(x, v -> IncompleteGamma.lower(2.5, v[0])))
            .between(0.3, 4)
            .sample(Shape.SCALAR)
            .sample(Shape.of(0))
            .sample(Shape.of(3, 5))
            .build(),
        gammaQuantile(),
        incompleteBeta("incompleteBeta", SpecialFunctions::incompleteBeta, IncompleteBeta::of)
            .edge(in(2, 3, 0), 0)
            .edge(in(2, 3, 1), 1)
            .edge(in(2, -3, 0.5), NaN)
            .build(),
        incompleteBeta("betaQuantile", SpecialFunctions::betaQuantile, Quantiles::beta)
            .edge(in(1, 1, 0.3), 0.3)
            .edge(in(2, 3, 0), 0)
            .build());
  }

  private static OpCase gammaQuantile() {
    return OpCase.of("gammaQuantile", x -> SpecialFunctions.gammaQuantile(x.get(0), x.get(1)))
        .oracle(inputs -> Plain.broadcast(inputs, x -> Quantiles.gamma(x[0], x[1])))
        .between(0.1, 0.9)
        .sample(Shape.SCALAR, Shape.SCALAR)
        .sample(Shape.of(0), Shape.of(0))
        .sample(Shape.of(3, 5), Shape.of(5))
        .edge(in(2, 0), 0)
        .edge(in(2, 1), INF)
        .edge(in(2, 1.5), NaN)
        .firstOrderOnly()
        .build();
  }

  private interface Three<T, R> {
    R apply(T a, T b, T x);
  }

  private static OpCase.Builder incompleteBeta(
      String name, Three<Node, Node> operation, Three<Double, Double> oracle) {
    return OpCase.of(name, x -> operation.apply(x.get(0), x.get(1), x.get(2)))
        .oracle(inputs -> Plain.broadcast(inputs, x -> oracle.apply(x[0], x[1], x[2])))
        .between(0.1, 0.9)
        .sample(Shape.SCALAR, Shape.SCALAR, Shape.SCALAR)
        .sample(Shape.of(0), Shape.of(0), Shape.of(0))
        .sample(Shape.of(3, 5), Shape.of(5), Shape.of(3, 1))
        .firstOrderOnly();
  }

  private static OpCase logAddExp() {
    return binary("logAddExp", SpecialFunctions::logAddExp, Exponentials::logAddExp)
        .edge(in(-INF, -INF), -INF, 0.5, 0.5)
        .edge(in(INF, 1), INF, 1, 0)
        .edge(in(-INF, 1), 1, 0, 1)
        .edge(in(NaN, 1), NaN)
        .build();
  }

  private static OpCase expIntegral(int n) {
    return positive(
            "scaledExpIntegral " + n,
            x -> SpecialFunctions.scaledExpIntegral(n, x),
            x -> ExponentialIntegral.scaled(n, x))
        .refuses("order", () -> SpecialFunctions.scaledExpIntegral(0, Node.constant(1)))
        .build();
  }

  private static OpCase.Builder bessel(
      String name, BiFunction<Double, Node, Node> operation, double order) {
    return real(
        name + " " + order,
        x -> operation.apply(order, x),
        x ->
            name.equals("besselRatio")
                ? BesselRatio.of(order, x)
                : BesselRatio.logNormaliser(order, x));
  }

  /** The power series of DLMF 10.25.2. */
  private static double logBessel(int order, double x) {
    double term = 1;
    for (int k = 1; k <= order; k++) {
      term *= x / 2 / k;
    }
    double sum = term;
    for (int k = 1; k < 60; k++) {
      term *= x * x / 4 / k / (k + order);
      sum += term;
    }
    return StrictMath.log(sum);
  }

  private static OpCase.Builder real(
      String name, UnaryOperator<Node> operation, DoubleUnaryOperator oracle) {
    return unary(name, operation, oracle, -2, 2);
  }

  private static double[] in(double... x) {
    return x;
  }

  private static OpCase.Builder positive(
      String name, UnaryOperator<Node> operation, DoubleUnaryOperator oracle) {
    return unary(name, operation, oracle, 0.3, 4);
  }

  private static OpCase.Builder unary(
      String name,
      UnaryOperator<Node> operation,
      DoubleUnaryOperator oracle,
      double from,
      double to) {
    return OpCase.of(name, inputs -> operation.apply(inputs.get(0)))
        .oracle(inputs -> Plain.broadcast(inputs, x -> oracle.applyAsDouble(x[0])))
        .between(from, to)
        .sample(Shape.SCALAR)
        .sample(Shape.of(0))
        .sample(Shape.of(3, 5))
        .sample(Shape.of(2_001));
  }

  private static OpCase.Builder binary(
      String name, BinaryOperator<Node> operation, DoubleBinaryOperator oracle) {
    return OpCase.of(name, inputs -> operation.apply(inputs.get(0), inputs.get(1)))
        .oracle(inputs -> Plain.broadcast(inputs, x -> oracle.applyAsDouble(x[0], x[1])))
        .between(0.3, 4)
        .sample(Shape.SCALAR, Shape.SCALAR)
        .sample(Shape.of(0), Shape.of(0))
        .sample(Shape.SCALAR, Shape.of(3, 5))
        .sample(Shape.of(3, 5), Shape.of(3, 1))
        .sample(Shape.of(2_001), Shape.of(2_001));
  }
}
