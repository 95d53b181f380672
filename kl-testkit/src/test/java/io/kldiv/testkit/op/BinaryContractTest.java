package io.kldiv.testkit.op;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/** Functions of two and three numbers. Oracle: Java's operators and StrictMath. */
class BinaryContractTest extends OpContract {
  private static final double INF = POSITIVE_INFINITY;

  @Override
  protected List<OpCase> cases() {
    return List.of(
        binary("add", Elementwise::add, Double::sum).edge(in(INF, 1), INF, 1, 1).build(),
        binary("subtract", Elementwise::subtract, (a, b) -> a - b)
            .edge(in(INF, INF), NaN, 1, -1)
            .build(),
        binary("multiply", Elementwise::multiply, (a, b) -> a * b).edge(in(0, 3), 0, 3, 0).build(),
        positive("divide", Elementwise::divide, (a, b) -> a / b)
            .edge(in(1, 0), INF, INF, -INF)
            .build(),
        binary("maximum", Elementwise::maximum, Math::max)
            .edge(in(2, 2), 2, 0.5, 0.5)
            .edge(in(INF, INF), INF, 0.5, 0.5)
            .edge(in(-INF, 1), 1, 0, 1)
            .edge(in(NaN, 1), NaN)
            .build(),
        binary("minimum", Elementwise::minimum, Math::min)
            .edge(in(2, 2), 2, 0.5, 0.5)
            .edge(in(-INF, 1), -INF, 1, 0)
            .build(),
        binary("greater", Elementwise::greater, (a, b) -> a > b ? 1 : 0)
            .smooth()
            .edge(in(1, 1), 0)
            .edge(in(NaN, 1), 0)
            .build(),
        binary("greaterOrEqual", Elementwise::greaterOrEqual, (a, b) -> a >= b ? 1 : 0)
            .smooth()
            .edge(in(1, 1), 1)
            .build(),
        binary("equal", Elementwise::equal, (a, b) -> a == b ? 1 : 0)
            .smooth()
            .edge(in(1, 1), 1)
            .edge(in(NaN, NaN), 0)
            .build(),
        relativeEntropy(),
        select(),
        multiplyAdd());
  }

  /** Its derivatives are log(p/q) and 1 − p/q, and at p = 0 by convention 0 and 1. */
  private static OpCase relativeEntropy() {
    return positive(
            "relativeEntropy",
            Elementwise::relativeEntropy,
            (p, q) -> p * StrictMath.log(p / q) - p + q)
        .edge(in(0, 0), 0, 0, 1)
        .edge(in(0, 0.3), 0.3, 0, 1)
        .edge(in(0.3, 0), INF, INF, -INF)
        .edge(in(0.5, 0.5), 0, 0, 0)
        .edge(in(-1, 1), NaN)
        .build();
  }

  private static OpCase select() {
    return OpCase.of("select", x -> Elementwise.select(x.get(0), x.get(1), x.get(2)))
        .oracle(inputs -> Plain.broadcast(inputs, x -> x[0] != 0 ? x[1] : x[2]))
        .generator(
            (random, shape) ->
                OpCase.array(
                    shape, random.doubles(shape.count(), -1, 1).map(x -> x < 0 ? 0 : x).toArray()))
        .sample(Shape.SCALAR, Shape.SCALAR, Shape.SCALAR)
        .sample(Shape.of(0), Shape.of(0), Shape.SCALAR)
        .sample(Shape.of(3, 5), Shape.of(5), Shape.of(3, 1))
        .sample(Shape.of(5), Shape.of(3, 5), Shape.SCALAR)
        .sample(Shape.of(40_001), Shape.of(40_001), Shape.of(40_001))
        .smooth(1, 2)
        .edge(in(0, NaN, 2), 2, 0, 1)
        .edge(in(1, 3, INF), 3, 1, 0)
        .edge(in(NaN, 3, 4), 3, 1, 0)
        .refuses("select.*do not broadcast", Shape.of(2), Shape.of(3), Shape.of(3))
        .build();
  }

  private static OpCase multiplyAdd() {
    return OpCase.of("multiplyAdd", x -> Elementwise.multiplyAdd(x.get(0), x.get(1), x.get(2)))
        .oracle(inputs -> Plain.broadcast(inputs, x -> x[0] * x[1] + x[2]))
        .sample(Shape.SCALAR, Shape.SCALAR, Shape.SCALAR)
        .sample(Shape.of(0), Shape.of(0), Shape.SCALAR)
        .sample(Shape.of(3, 5), Shape.of(5), Shape.of(3, 1))
        .edge(in(INF, 0, 1), NaN)
        .build();
  }

  private static double[] in(double... x) {
    return x;
  }

  private static OpCase.Builder binary(
      String name, BinaryOperator<Node> operation, DoubleBinaryOperator oracle) {
    return sampled(on(name, operation, oracle).between(-2, 2));
  }

  private static OpCase.Builder positive(
      String name, BinaryOperator<Node> operation, DoubleBinaryOperator oracle) {
    return sampled(on(name, operation, oracle).between(0.2, 3));
  }

  private static OpCase.Builder on(
      String name, BinaryOperator<Node> operation, DoubleBinaryOperator oracle) {
    return OpCase.of(name, inputs -> operation.apply(inputs.get(0), inputs.get(1)))
        .oracle(inputs -> Plain.broadcast(inputs, x -> oracle.applyAsDouble(x[0], x[1])));
  }

  private static OpCase.Builder sampled(OpCase.Builder builder) {
    return builder
        .sample(Shape.SCALAR, Shape.SCALAR)
        .sample(Shape.of(0), Shape.of(0))
        .sample(Shape.of(0, 3), Shape.of(3))
        .sample(Shape.SCALAR, Shape.of(3, 5))
        .sample(Shape.of(3, 5), Shape.of(3, 1))
        .sample(Shape.of(3, 1), Shape.of(1, 5))
        .sample(Shape.of(2, 3, 1, 2), Shape.of(3, 4, 1))
        .sample(Shape.of(40_001), Shape.of(40_001))
        .refuses(
            "\\(\\[2], \\[3]\\): shapes \\[2] and \\[3] do not broadcast",
            Shape.of(2),
            Shape.of(3));
  }
}
