package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a table by their numbers. */
record GatherRows() implements BufferOperation {
  @Override
  public String name() {
    return "gatherRows";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape table = inputs.get(0);
    Shape indices = inputs.get(1);
    RowIndices.requireMatrix(table);
    RowIndices.requireVector(indices);
    return table.with(0, indices.count());
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View table = inputs.get(0);
    View indices = inputs.get(1);
    int rows = table.shape().size(0);
    int d = table.shape().size(1);
    return RowTasks.of(
        indices.count(),
        d,
        (task, from, to) -> {
          for (int i = from; i < to; i++) {
            int row = RowIndices.at(indices, i, rows);
            System.arraycopy(
                table.array(),
                table.offset() + row * d,
                output.array(),
                output.offset() + i * d,
                d);
          }
        });
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node indices = self.inputs().get(1);
    int rows = self.inputs().get(0).shape().size(0);
    return Arrays.asList(Layouts.scatterAddRows(upstream, indices, rows), null);
  }
}
