package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.RowOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One number for each row along the last axis: the greatest, or log-sum-exp. */
record RowReduction(RowOperation function) implements BufferOperation {
  @Override
  public String name() {
    return function == RowOperation.MAX ? "max" : "logSumExp";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0).without(-1);
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return RowNormalization.flopsPerElement(function) * inputs.get(0).count();
  }

  @Override
  public BufferOperation rowwise(List<Shape> inputs) {
    return this;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    return RowNormalization.work(function, kernels, inputs.get(0), output);
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node x = self.inputs().get(0);
    Shape column = x.shape().with(-1, 1);
    Node outer = Layouts.reshape(upstream, column);
    return switch (function) {
      case LOG_SUM_EXP -> List.of(Elementwise.multiply(outer, Reductions.softmax(x)));
      case MAX -> {
        Node winners = Elementwise.equal(x, Layouts.reshape(self, column));
        Node number = Layouts.reshape(Reductions.sum(winners, -1), column);
        yield List.of(Elementwise.multiply(Elementwise.divide(outer, number), winners));
      }
      default -> throw new GraphException("no gradient of " + function);
    };
  }
}
