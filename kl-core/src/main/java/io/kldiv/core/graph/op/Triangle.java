package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Square matrices with zeros above, or below, the diagonal. */
record Triangle(boolean lower) implements BufferOperation {
  @Override
  public String name() {
    return lower ? "lowerTriangle" : "upperTriangle";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Batches.square(inputs.get(0));
    return inputs.get(0);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int d = x.shape().size(-1);
    return RowTasks.of(
        d == 0 ? 0 : x.count() / d,
        d,
        (task, from, to) -> {
          double[] y = output.array();
          for (int row = from; row < to; row++) {
            int i = row % d;
            int first = lower ? 0 : i;
            int last = lower ? i + 1 : d;
            int start = output.offset() + row * d;
            Arrays.fill(y, start, start + first, 0);
            System.arraycopy(
                x.array(), x.offset() + row * d + first, y, start + first, last - first);
            Arrays.fill(y, start + last, start + d, 0);
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(Node.of(this, upstream));
  }
}
