package io.kldiv.testkit.op;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Functions of one number. Oracle: StrictMath of the JDK, and identities where it has none. */
class UnaryContractTest extends OpContract {
  private static final double INF = POSITIVE_INFINITY;
  private static final String POW = "StrictMath.pow does until it is compiled";

  @Override
  protected List<OpCase> cases() {
    return List.of(
        unary("negate", Elementwise::negate, x -> -x).edge(in(INF), -INF, -1).build(),
        unary("abs", Elementwise::abs, Math::abs)
            .edge(in(0), 0, 0)
            .edge(in(-INF), INF, -1)
            .edge(in(NaN), NaN)
            .build(),
        unary("sign", Elementwise::sign, Math::signum).smooth().edge(in(0), 0).build(),
        unary("square", Elementwise::square, x -> x * x).edge(in(0), 0, 0).build(),
        positive("sqrt", Elementwise::sqrt, Math::sqrt)
            .edge(in(0), 0, INF)
            .edge(in(-1), NaN)
            .build(),
        positive("reciprocal", Elementwise::reciprocal, x -> 1 / x)
            .edge(in(0), INF, -INF)
            .edge(in(INF), 0, 0)
            .build(),
        unary("exp", Elementwise::exp, StrictMath::exp)
            .edge(in(NEGATIVE_INFINITY), 0, 0)
            .edge(in(1000), INF, INF)
            .edge(in(0), 1, 1)
            .build(),
        unary("expm1", Elementwise::expm1, StrictMath::expm1)
            .edge(in(-INF), -1, 0)
            .edge(in(1e-300), 1e-300, 1)
            .build(),
        positive("log", Elementwise::log, StrictMath::log)
            .edge(in(0), -INF, INF)
            .edge(in(-1), NaN)
            .edge(in(INF), INF, 0)
            .build(),
        positive("log1p", Elementwise::log1p, StrictMath::log1p)
            .edge(in(-1), -INF, INF)
            .edge(in(1e-300), 1e-300, 1)
            .build(),
        unary("tanh", Elementwise::tanh, StrictMath::tanh)
            .edge(in(INF), 1, 0)
            .edge(in(-INF), -1, 0)
            .build(),
        unary("sigmoid", Elementwise::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)))
            .edge(in(-INF), 0, 0)
            .edge(in(INF), 1, 0)
            .build(),
        unary("softplus", Elementwise::softplus, x -> StrictMath.log1p(StrictMath.exp(x)))
            .edge(in(-INF), 0, 0)
            .edge(in(1000), 1000, 1)
            .build(),
        unary("relu", Elementwise::relu, x -> Math.max(x, 0))
            .edge(in(0), 0, 0)
            .edge(in(-INF), 0, 0)
            .edge(in(INF), INF, 1)
            .build(),
        unary("sin", Elementwise::sin, StrictMath::sin).edge(in(0), 0, 1).build(),
        unary("cos", Elementwise::cos, StrictMath::cos).edge(in(0), 1, 0).build(),
        unary("erf", Elementwise::erf, UnaryContractTest::erf)
            .edge(in(INF), 1, 0)
            .edge(in(0), 0, 2 / Math.sqrt(Math.PI))
            .build(),
        unary("gelu", Elementwise::gelu, x -> 0.5 * x * (1 + erf(x * Math.sqrt(0.5))))
            .edge(in(0), 0, 0.5)
            .build(),
        unary("scale", x -> Elementwise.scale(x, -2.5), x -> -2.5 * x)
            .edge(in(INF), -INF, -2.5)
            .build(),
        unary("shift", x -> Elementwise.shift(x, 0.75), x -> x + 0.75)
            .edge(in(INF), INF, 1)
            .build(),
        unary("power 2", x -> Elementwise.power(x, 2), x -> x * x).edge(in(0), 0, 0).build(),
        unary("power 3", x -> Elementwise.power(x, 3), x -> x * x * x)
            .edge(in(0), 0, 0)
            .allocates(POW)
            .build(),
        unary("power 1", x -> Elementwise.power(x, 1), x -> x).edge(in(0), 0, 1).build(),
        unary("power 0", x -> Elementwise.power(x, 0), x -> 1).smooth().edge(in(0), 1).build(),
        positive("power -0.7", x -> Elementwise.power(x, -0.7), x -> StrictMath.pow(x, -0.7))
            .edge(in(0), INF, -INF)
            .allocates(POW)
            .build(),
        positive("power 0.5", x -> Elementwise.power(x, 0.5), Math::sqrt)
            .edge(in(0), 0, INF)
            .edge(in(-1), NaN)
            .allocates(POW)
            .build());
  }

  private static double[] in(double x) {
    return new double[] {x};
  }

  private static OpCase.Builder unary(
      String name, UnaryOperator<Node> operation, DoubleUnaryOperator oracle) {
    return sampled(on(name, operation, oracle).between(-2, 2));
  }

  private static OpCase.Builder positive(
      String name, UnaryOperator<Node> operation, DoubleUnaryOperator oracle) {
    return sampled(on(name, operation, oracle).between(0.2, 3));
  }

  private static OpCase.Builder on(
      String name, UnaryOperator<Node> operation, DoubleUnaryOperator oracle) {
    return OpCase.of(name, inputs -> operation.apply(inputs.get(0)))
        .oracle(inputs -> Plain.broadcast(inputs, x -> oracle.applyAsDouble(x[0])));
  }

  private static OpCase.Builder sampled(OpCase.Builder builder) {
    return builder
        .sample(Shape.SCALAR)
        .sample(Shape.of(0))
        .sample(Shape.of(1, 1))
        .sample(Shape.of(3, 5))
        .sample(Shape.of(2, 1, 3, 7))
        .sample(Shape.of(40_001));
  }

  /** The Maclaurin series 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n!·(2n + 1)), which serves for |x| ≤ 2. */
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 60; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
}
