package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays put behind each other along an axis. */
record Concatenate(int axis) implements BufferOperation {
  @Override
  public String name() {
    return "concatenate along axis " + axis;
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape first = inputs.get(0);
    int size = 0;
    for (Shape part : inputs) {
      if (part.rank() != first.rank() || !part.with(axis, first.size(axis)).equals(first)) {
        throw new GraphException(
            "shapes %s and %s differ elsewhere than in axis %d".formatted(first, part, axis));
      }
      size += part.size(axis);
    }
    return first.with(axis, size);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View[] parts = inputs.toArray(View[]::new);
    int[] sizes = output.shape().sizes();
    int inner = Axes.product(sizes, axis + 1, sizes.length);
    int outer = Axes.product(sizes, 0, axis);
    int step = sizes[axis] * inner;
    return RowTasks.of(
        outer,
        step,
        (task, first, last) -> {
          for (int row = first; row < last; row++) {
            int to = output.offset() + row * step;
            for (View part : parts) {
              int length = part.shape().size(axis) * inner;
              int from = part.offset() + row * length;
              System.arraycopy(part.array(), from, output.array(), to, length);
              to += length;
            }
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    List<@Nullable Node> result = new ArrayList<>();
    int from = 0;
    for (Node part : self.inputs()) {
      int to = from + part.shape().size(axis);
      result.add(Layouts.slice(upstream, axis, from, to));
      from = to;
    }
    return result;
  }
}
