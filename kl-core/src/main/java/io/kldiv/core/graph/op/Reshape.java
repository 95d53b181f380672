package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same elements in another shape. */
record Reshape(Shape target) implements BufferOperation {
  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    int count = inputs.get(0).count();
    if (count != target.count()) {
      throw new GraphException(
          "%d elements do not fill the shape %s of %d".formatted(count, target, target.count()));
    }
    return target;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    return task ->
        System.arraycopy(x.array(), x.offset(), output.array(), output.offset(), x.count());
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(Layouts.reshape(upstream, self.inputs().get(0).shape()));
  }
}
