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

/** Matrices with given diagonals and zeros elsewhere. */
record DiagonalMatrix() implements BufferOperation {
  @Override
  public String name() {
    return "diagonalMatrix";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return extended(inputs.get(0), inputs.get(0).rank() == 0 ? 0 : inputs.get(0).size(-1));
  }

  /** The shape of matrices [.. × d × d] in the place of vectors. */
  static Shape extended(Shape vectors, int d) {
    int rank = vectors.rank();
    if (rank == 0 || rank == Shape.MAX_RANK) {
      throw new GraphException("a rank of 1 to 3 is needed");
    }
    int[] sizes = Arrays.copyOf(vectors.sizes(), rank + 1);
    sizes[rank - 1] = d;
    sizes[rank] = d;
    return Shape.of(sizes);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int d = output.shape().size(-1);
    return RowTasks.of(
        x.count(),
        d,
        (task, from, to) -> {
          double[] y = output.array();
          Arrays.fill(y, output.offset() + from * d, output.offset() + to * d, 0);
          for (int i = from; i < to; i++) {
            y[output.offset() + i * d + i % d] = x.array()[x.offset() + i];
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(Layouts.diagonal(upstream));
  }
}
