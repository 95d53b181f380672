package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.multiply;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.special.LogGamma;
import io.kldiv.core.special.Polygamma;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A special function of one number, computed one by one in plain Java.
 *
 * @param function the function
 * @param order its fixed number, 0 for those without one
 */
record SpecialUnary(Function function, double order) implements ElementwiseOperation {
  /** The functions. */
  enum Function {
    LGAMMA,
    POLYGAMMA,
  }

  static Node of(Function function, double order, Node x) {
    return Node.of(new SpecialUnary(function, order), x);
  }

  @Override
  public String name() {
    return switch (function) {
      case LGAMMA -> "lgamma";
      case POLYGAMMA -> "polygamma " + (int) order;
    };
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public int flopsPerElement() {
    return 100;
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span x = inputs[0];
    for (int i = 0; i < n; i++) {
      output.array[output.offset + i] = value(x.array[x.offset + i * x.stride]);
    }
  }

  private double value(double x) {
    return switch (function) {
      case LGAMMA -> LogGamma.of(x);
      case POLYGAMMA -> Polygamma.of((int) order, x);
    };
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node slope = slope(self.inputs().get(0));
    return Collections.singletonList(slope == null ? null : multiply(upstream, slope));
  }

  private @Nullable Node slope(Node x) {
    return switch (function) {
      case LGAMMA -> SpecialFunctions.digamma(x);
      case POLYGAMMA ->
          order < Polygamma.MAX_ORDER ? SpecialFunctions.polygamma((int) order + 1, x) : null;
    };
  }
}
