package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The axes in another order: axis i of the result is axis {@code axes.get(i)} of the input. */
record Permute(List<Integer> axes) implements BufferOperation {
  @Override
  public String name() {
    return isTranspose() ? "transpose" : "permute " + axes;
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape x = inputs.get(0);
    if (axes.size() != x.rank()) {
      throw new GraphException("%d axes are given, %d are needed".formatted(axes.size(), x.rank()));
    }
    return Shape.of(axes.stream().mapToInt(x::size).toArray());
  }

  private boolean isTranspose() {
    int rank = axes.size();
    boolean result = rank >= 2 && axes.get(rank - 1) == rank - 2;
    for (int i = 0; i < rank - 2; i++) {
      result &= axes.get(i) == i;
    }
    return result;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    if (isTranspose()) {
      return transpose(x, output);
    }
    int[] from = new int[Shape.MAX_RANK];
    int[] sizes = new int[Shape.MAX_RANK];
    int skip = Shape.MAX_RANK - axes.size();
    for (int i = 0; i < Shape.MAX_RANK; i++) {
      sizes[i] = i < skip ? 1 : output.shape().size(i - skip);
      from[i] = i < skip ? 0 : stride(x.shape(), axes.get(i - skip));
    }
    int inner = sizes[3];
    return RowTasks.of(
        inner == 0 ? 0 : output.count() / inner,
        inner,
        (task, first, last) -> {
          for (int row = first; row < last; row++) {
            int i2 = row % sizes[2];
            int i1 = row / sizes[2] % sizes[1];
            int i0 = row / sizes[2] / sizes[1];
            int start = x.offset() + i0 * from[0] + i1 * from[1] + i2 * from[2];
            int to = output.offset() + row * inner;
            for (int i = 0; i < inner; i++) {
              output.array()[to + i] = x.array()[start + i * from[3]];
            }
          }
        });
  }

  private static Work transpose(View x, View output) {
    int rows = x.shape().size(-2);
    int columns = x.shape().size(-1);
    int size = rows * columns;
    return RowTasks.of(
        size == 0 ? 0 : x.count() / size,
        size,
        (task, from, to) -> {
          for (int i = from; i < to; i++) {
            int start = i * size;
            Layout.transpose(
                x.array(),
                x.offset() + start,
                rows,
                columns,
                output.array(),
                output.offset() + start);
          }
        });
  }

  private static int stride(Shape shape, int axis) {
    return Axes.product(shape.sizes(), axis + 1, shape.rank());
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    int[] inverse = new int[axes.size()];
    for (int i = 0; i < inverse.length; i++) {
      inverse[axes.get(i)] = i;
    }
    return List.of(Layouts.permute(upstream, inverse));
  }
}
