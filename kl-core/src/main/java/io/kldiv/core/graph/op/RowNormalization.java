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

/** A row of the same length for each row along the last axis: softmax or log-softmax. */
record RowNormalization(RowOperation function) implements BufferOperation {
  @Override
  public String name() {
    return function == RowOperation.SOFTMAX ? "softmax" : "logSoftmax";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape shape = inputs.get(0);
    if (shape.rank() == 0) {
      throw new GraphException("a number has no axis to normalise along");
    }
    return shape;
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return flopsPerElement(function) * output.count();
  }

  @Override
  public BufferOperation rowwise(List<Shape> inputs) {
    return this;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    return work(function, kernels, inputs.get(0), output);
  }

  /** Softmax s: {@code s·(g − Σ g·s)}. Log-softmax l: {@code g − eˡ·Σ g}. */
  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    if (function == RowOperation.SOFTMAX) {
      Node weighted = total(Elementwise.multiply(upstream, self));
      return List.of(Elementwise.multiply(self, Elementwise.subtract(upstream, weighted)));
    }
    Node share = Elementwise.multiply(Elementwise.exp(self), total(upstream));
    return List.of(Elementwise.subtract(upstream, share));
  }

  private static Node total(Node x) {
    return Layouts.reshape(Reductions.sum(x, -1), x.shape().with(-1, 1));
  }

  /** The floating-point operations for each element of the input, roughly. */
  static long flopsPerElement(RowOperation function) {
    return function == RowOperation.MAX ? 1 : 25;
  }

  /** An operation on the rows of a view. */
  static Work work(RowOperation function, Kernels kernels, View x, View y) {
    int n = x.shape().size(-1);
    int rows = n == 0 ? x.shape().without(-1).count() : x.count() / n;
    int width = function.isReducing() ? 1 : n;
    int block = RowTasks.block(rows, flopsPerElement(function) * n, RowTasks.TASK_FLOPS, 1);
    double[][] scratch = new double[RowTasks.count(rows, block)][Kernels.ROW_SCRATCH];
    return new RowTasks(
        rows,
        block,
        (task, from, to) ->
            kernels.rows(
                function,
                x.array(),
                x.offset() + from * n,
                to - from,
                n,
                y.array(),
                y.offset() + from * width,
                scratch[task]));
  }
}
