package io.kldiv.testkit.op;

import static java.lang.Double.NaN;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.special.LogBeta;
import io.kldiv.core.special.LogGamma;
import io.kldiv.core.special.Polygamma;
import io.kldiv.core.special.PolygammaIncrease;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.List;
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
            .build());
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
