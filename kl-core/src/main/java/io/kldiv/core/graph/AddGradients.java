package io.kldiv.core.graph;

import io.kldiv.core.kernel.Binary;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sum of the gradients that reach a node from two of its uses. */
record AddGradients() implements ElementwiseOperation {
  @Override
  public String name() {
    return "addGradients";
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span a = inputs[0];
    Span b = inputs[1];
    kernels.binary(
        Binary.ADD,
        a.array,
        a.offset,
        a.stride,
        b.array,
        b.offset,
        b.stride,
        output.array,
        output.offset,
        n);
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(upstream, upstream);
  }
}
