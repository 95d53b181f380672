package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.ZERO;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Ternary;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of three numbers. */
record TernaryOperation(Ternary function) implements ElementwiseOperation {
  @Override
  public String name() {
    return switch (function) {
      case FMA -> "multiplyAdd";
      case SELECT -> "select";
    };
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span a = inputs[0];
    Span b = inputs[1];
    Span c = inputs[2];
    kernels.ternary(
        function,
        a.array,
        a.offset,
        a.stride,
        b.array,
        b.offset,
        b.stride,
        c.array,
        c.offset,
        c.stride,
        output.array,
        output.offset,
        n);
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node a = self.inputs().get(0);
    Node b = self.inputs().get(1);
    return switch (function) {
      case FMA -> List.of(multiply(upstream, b), multiply(upstream, a), upstream);
      case SELECT -> Arrays.asList(null, select(a, upstream, ZERO), select(a, ZERO, upstream));
    };
  }
}
