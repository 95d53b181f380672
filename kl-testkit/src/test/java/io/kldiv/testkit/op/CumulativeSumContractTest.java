package io.kldiv.testkit.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.Arrays;
import java.util.List;

/**
 * An operation as a third party adds it: outside the framework, forward work and gradient rule in
 * about 25 lines, and this contract. Oracle: the JDK's {@link Arrays#parallelPrefix}.
 */
class CumulativeSumContractTest extends OpContract {
  /** The running sums of a vector, from the front or from the back. */
  private record CumulativeSum(boolean fromBack) implements BufferOperation {
    @Override
    public String name() {
      return "cumulativeSum";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
      return Shape.of(inputs.get(0).size(0));
    }

    @Override
    public Work bind(Kernels kernels, List<View> inputs, View output) {
      View x = inputs.get(0);
      int n = x.count();
      return task -> {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          int i = fromBack ? n - 1 - k : k;
          sum += x.array()[x.offset() + i];
          output.array()[output.offset() + i] = sum;
        }
      };
    }

    @Override
    public List<Node> gradient(Node self, Node upstream) {
      return List.of(Node.of(new CumulativeSum(!fromBack), upstream));
    }
  }

  @Override
  protected List<OpCase> cases() {
    return List.of(
        OpCase.of("cumulativeSum", x -> Node.of(new CumulativeSum(false), x.get(0)))
            .oracle(
                x -> {
                  double[] sums = x.get(0).toArray();
                  Arrays.parallelPrefix(sums, Double::sum);
                  return sums;
                })
            .tolerance(1e-12)
            .sample(Shape.of(1))
            .sample(Shape.of(0))
            .sample(Shape.of(17))
            .sample(Shape.of(1001))
            .refuses("cumulativeSum\\(\\[]\\): shape \\[] has no axis 0", Shape.SCALAR)
            .build());
  }
}
