package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index of the first greatest element of each row along the last axis. */
record ArgMax() implements BufferOperation {
  @Override
  public String name() {
    return "argMax";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape shape = inputs.get(0);
    if (shape.rank() == 0 || shape.size(-1) == 0) {
      throw new GraphException("there is no element along the last axis of %s".formatted(shape));
    }
    return shape.without(-1);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int n = x.shape().size(-1);
    return RowTasks.of(
        output.count(),
        n,
        (task, from, to) -> {
          for (int row = from; row < to; row++) {
            output.array()[output.offset() + row] = index(x.array(), x.offset() + row * n, n);
          }
        });
  }

  private static int index(double[] x, int offset, int n) {
    int best = 0;
    for (int i = 1; i < n && !Double.isNaN(x[offset + best]); i++) {
      double value = x[offset + i];
      if (value > x[offset + best] || Double.isNaN(value)) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return Collections.singletonList(null);
  }
}
