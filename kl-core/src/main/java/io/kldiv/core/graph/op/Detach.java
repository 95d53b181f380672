package io.kldiv.core.graph.op;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same elements, as if they were data. */
record Detach() implements ElementwiseOperation {
  @Override
  public String name() {
    return "detach";
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span x = inputs[0];
    for (int i = 0; i < n; i++) {
      output.array[output.offset + i] = x.array[x.offset + i * x.stride];
    }
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return Collections.singletonList(null);
  }
}
