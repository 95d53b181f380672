package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The diagonals of square matrices. */
record Diagonal() implements BufferOperation {
  @Override
  public String name() {
    return "diagonal";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Batches.square(inputs.get(0));
    return inputs.get(0).without(-1);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int d = x.shape().size(-1);
    return RowTasks.of(
        output.count(),
        1,
        (task, from, to) -> {
          for (int i = from; i < to; i++) {
            output.array()[output.offset() + i] = x.array()[x.offset() + i * d + i % d];
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(Layouts.diagonalMatrix(upstream));
  }
}
