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

/** Lower triangular matrices filled row by row. */
record UnpackTriangle(int d) implements BufferOperation {
  @Override
  public String name() {
    return "lowerTriangular";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape result = DiagonalMatrix.extended(inputs.get(0), d);
    int needed = d * (d + 1) / 2;
    if (inputs.get(0).size(-1) != needed) {
      throw new GraphException(
          "a triangle of %d rows has %d elements, not %d"
              .formatted(d, needed, inputs.get(0).size(-1)));
    }
    return result;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int packed = d * (d + 1) / 2;
    return RowTasks.of(
        d == 0 ? 0 : output.count() / d,
        d,
        (task, from, to) -> {
          double[] y = output.array();
          for (int row = from; row < to; row++) {
            int i = row % d;
            int start = output.offset() + row * d;
            int place = x.offset() + row / d * packed + i * (i + 1) / 2;
            System.arraycopy(x.array(), place, y, start, i + 1);
            Arrays.fill(y, start + i + 1, start + d, 0);
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(Layouts.packLowerTriangle(upstream));
  }
}
