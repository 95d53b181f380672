package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Binary;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows added, in order, into a table of zeros. */
record ScatterAddRows(int rows) implements BufferOperation {
  @Override
  public String name() {
    return "scatterAddRows";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape values = inputs.get(0);
    Shape indices = inputs.get(1);
    RowIndices.requireMatrix(values);
    RowIndices.requireVector(indices);
    if (values.size(0) != indices.count()) {
      throw new GraphException(
          "%d rows come with %d indices".formatted(values.size(0), indices.count()));
    }
    return values.with(0, rows);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View values = inputs.get(0);
    View indices = inputs.get(1);
    int d = values.shape().size(1);
    return task -> {
      double[] y = output.array();
      Arrays.fill(y, output.offset(), output.offset() + output.count(), 0);
      for (int i = 0; i < indices.count(); i++) {
        int to = output.offset() + RowIndices.at(indices, i, rows) * d;
        kernels.binary(Binary.ADD, y, to, 1, values.array(), values.offset() + i * d, 1, y, to, d);
      }
    };
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return Arrays.asList(Layouts.gatherRows(upstream, self.inputs().get(1)), null);
  }
}
