package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.SumTo;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code x·W + b} of matrices, each sum begun with its element of {@code b}. */
record Affine() implements BufferOperation {
  @Override
  public String name() {
    return "affine";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape x = inputs.get(0);
    Shape weight = inputs.get(1);
    Shape bias = inputs.get(2);
    if (x.rank() != 2 || weight.rank() != 2 || bias.rank() != 1) {
      throw new GraphException("two matrices and a row are needed");
    }
    if (x.size(1) != weight.size(0)) {
      throw new GraphException(
          "the inner sizes %d and %d differ".formatted(x.size(1), weight.size(0)));
    }
    if (weight.size(1) != bias.size(0)) {
      throw new GraphException(
          "there are %d columns, but %d biases".formatted(weight.size(1), bias.size(0)));
    }
    return Shape.of(x.size(0), weight.size(1));
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return 2L * output.count() * inputs.get(0).size(1);
  }

  @Override
  public int slicedInput(List<Shape> inputs) {
    return 0;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    return work(kernels, inputs, output).whole();
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output, Cut cut) {
    return work(kernels, inputs, output).cut(cut);
  }

  private static ProductWork work(Kernels kernels, List<View> inputs, View output) {
    return new ProductWork(
        kernels, false, false, inputs.get(0), inputs.get(1), inputs.get(2), output);
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node x = self.inputs().get(0);
    Node weight = self.inputs().get(1);
    Shape bias = self.inputs().get(2).shape();
    return List.of(
        Products.matmul(upstream, false, weight, true),
        Products.matmul(x, true, upstream, false),
        SumTo.of(upstream, bias));
  }
}
