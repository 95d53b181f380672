package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part {@code from ≤ i < to} of an axis. */
record Slice(int axis, int from, int to) implements BufferOperation {
  @Override
  public String name() {
    return "slice %d:%d of axis %d".formatted(from, to, axis);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape x = inputs.get(0);
    int size = x.size(axis);
    if (from < 0 || to < from || to > size) {
      throw new GraphException(
          "from %d to %d is not inside axis %d of size %d".formatted(from, to, axis, size));
    }
    return x.with(axis, to - from);
  }

  @Override
  public int aliasOffset(List<Shape> inputs) {
    int[] sizes = inputs.get(0).sizes();
    boolean isRun = Axes.product(sizes, 0, axis) == 1;
    return isRun ? from * Axes.product(sizes, axis + 1, sizes.length) : -1;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int inner = Axes.product(x.shape().sizes(), axis + 1, x.shape().rank());
    int outer = Axes.product(x.shape().sizes(), 0, axis);
    int step = x.shape().size(axis) * inner;
    int length = (to - from) * inner;
    return RowTasks.of(
        outer,
        length,
        (task, first, last) -> {
          for (int row = first; row < last; row++) {
            System.arraycopy(
                x.array(),
                x.offset() + row * step + from * inner,
                output.array(),
                output.offset() + row * length,
                length);
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    int size = self.inputs().get(0).shape().size(axis);
    return List.of(Layouts.pad(upstream, axis, from, size - to));
  }
}
