package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Zeros before and after the elements along an axis. */
record Pad(int axis, int before, int after) implements BufferOperation {
  @Override
  public String name() {
    return "pad axis %d by %d and %d".formatted(axis, before, after);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    if (before < 0 || after < 0) {
      throw new GraphException("the numbers of zeros must not be negative");
    }
    Shape x = inputs.get(0);
    return x.with(axis, before + x.size(axis) + after);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int inner = Axes.product(x.shape().sizes(), axis + 1, x.shape().rank());
    int outer = Axes.product(x.shape().sizes(), 0, axis);
    int length = x.shape().size(axis) * inner;
    int step = output.shape().size(axis) * inner;
    return RowTasks.of(
        outer,
        step,
        (task, first, last) -> {
          double[] y = output.array();
          for (int row = first; row < last; row++) {
            int start = output.offset() + row * step;
            int middle = start + before * inner;
            Arrays.fill(y, start, middle, 0);
            System.arraycopy(x.array(), x.offset() + row * length, y, middle, length);
            Arrays.fill(y, middle + length, start + step, 0);
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    int size = self.inputs().get(0).shape().size(axis);
    return List.of(Layouts.slice(upstream, axis, before, before + size));
  }
}
