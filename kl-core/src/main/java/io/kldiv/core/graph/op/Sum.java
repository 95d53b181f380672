package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Reduction;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The sum over adjacent axes.
 *
 * @param first the first axis, from the front
 * @param last the last axis, included
 */
record Sum(int first, int last) implements BufferOperation {
  @Override
  public String name() {
    return "sum";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    int[] sizes = inputs.get(0).sizes();
    return Shape.of(
        IntStream.range(0, sizes.length)
            .filter(i -> i < first || i > last)
            .map(i -> sizes[i])
            .toArray());
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return inputs.get(0).count();
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int[] sizes = x.shape().sizes();
    int outer = product(sizes, 0, first);
    int length = product(sizes, first, last + 1);
    int inner = product(sizes, last + 1, sizes.length);
    if (inner == 1) {
      return RowTasks.of(
          outer,
          length,
          (task, from, to) -> {
            for (int row = from; row < to; row++) {
              output.array()[output.offset() + row] =
                  kernels.reduce(Reduction.SUM, x.array(), x.offset() + row * length, length);
            }
          });
    }
    return RowTasks.of(
        outer,
        (long) length * inner,
        (task, from, to) -> {
          for (int row = from; row < to; row++) {
            kernels.columns(
                Reduction.SUM,
                x.array(),
                x.offset() + row * length * inner,
                length,
                inner,
                output.array(),
                output.offset() + row * inner);
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Shape shape = self.inputs().get(0).shape();
    int[] kept = shape.sizes();
    for (int axis = first; axis <= last; axis++) {
      kept[axis] = 1;
    }
    return List.of(Layouts.broadcastTo(Layouts.reshape(upstream, Shape.of(kept)), shape));
  }

  /** The product of the sizes {@code from ≤ i < to}. */
  static int product(int[] sizes, int from, int to) {
    int result = 1;
    for (int i = from; i < to; i++) {
      result *= sizes[i];
    }
    return result;
  }
}
