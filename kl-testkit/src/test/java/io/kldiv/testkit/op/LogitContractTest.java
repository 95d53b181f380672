package io.kldiv.testkit.op;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.Span;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.kernel.Binary;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Unary;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.List;

/**
 * An elementwise operation as a third party adds it, in place in the output as the plan fuses it.
 * Oracle: StrictMath.
 */
class LogitContractTest extends OpContract {
  /** {@code log(p/(1 − p))}, for inputs of the output's shape. */
  private record Logit() implements ElementwiseOperation {
    private static final double[] MINUS_ONE = {-1};

    @Override
    public String name() {
      return "logit";
    }

    @Override
    public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
      Span p = inputs[0];
      double[] y = output.array;
      int at = output.offset;
      // −log(p⁻¹ − 1)
      kernels.binary(Binary.POW, p.array, p.offset, p.stride, MINUS_ONE, 0, 0, y, at, n);
      kernels.binary(Binary.ADD, y, at, 1, MINUS_ONE, 0, 0, y, at, n);
      kernels.unary(Unary.LOG, y, at, y, at, n);
      kernels.unary(Unary.NEGATE, y, at, y, at, n);
    }

    @Override
    public List<Node> gradient(Node self, Node upstream) {
      Node p = self.inputs().get(0);
      Node variance = Elementwise.subtract(p, Elementwise.square(p));
      return List.of(Elementwise.divide(upstream, variance));
    }
  }

  @Override
  protected List<OpCase> cases() {
    return List.of(
        OpCase.of("logit", x -> Node.of(new Logit(), x.get(0)))
            .oracle(x -> Plain.broadcast(x, p -> StrictMath.log(p[0] / (1 - p[0]))))
            .between(0.1, 0.9)
            .sample(Shape.of(1))
            .sample(Shape.of(0, 3))
            .sample(Shape.of(3, 7))
            .edge(new double[] {0.5}, 0, 4)
            .allocates("StrictMath.pow does until it is compiled")
            .build());
  }
}
