package io.kldiv.core.graph.op;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements repeated; elementwise, so that the plan need not write the repeated ones. */
record BroadcastTo(Shape target) implements ElementwiseOperation {
  @Override
  public String name() {
    return "broadcastTo";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return target;
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span x = inputs[0];
    if (x.stride == 1) {
      System.arraycopy(x.array, x.offset, output.array, output.offset, n);
    } else {
      Arrays.fill(output.array, output.offset, output.offset + n, x.array[x.offset]);
    }
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(Reductions.sumTo(upstream, self.inputs().get(0).shape()));
  }
}
