package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lower triangles of square matrices, row by row. */
record PackTriangle() implements BufferOperation {
  @Override
  public String name() {
    return "packLowerTriangle";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    int d = Batches.square(inputs.get(0));
    return inputs.get(0).without(-1).with(-1, d * (d + 1) / 2);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int d = x.shape().size(-1);
    int packed = d * (d + 1) / 2;
    return RowTasks.of(
        d == 0 ? 0 : x.count() / d,
        d,
        (task, from, to) -> {
          for (int row = from; row < to; row++) {
            int i = row % d;
            int place = output.offset() + row / d * packed + i * (i + 1) / 2;
            System.arraycopy(x.array(), x.offset() + row * d, output.array(), place, i + 1);
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(Layouts.lowerTriangular(upstream, self.inputs().get(0).shape().size(-1)));
  }
}
