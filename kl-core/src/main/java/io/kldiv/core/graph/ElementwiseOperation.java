package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import java.util.List;

/** An operation on the elements at the same place of its broadcast inputs. The plan fuses these. */
public non-sealed interface ElementwiseOperation extends Operation {
  /**
   * Computes {@code n} consecutive elements.
   *
   * @param kernels the loops to use
   * @param inputs one span for each input
   * @param output where the results go; it may be the same span as an input
   * @param n the number of elements, at least 1
   */
  void apply(Kernels kernels, Span[] inputs, Span output, int n);

  /**
   * An estimate of the floating-point operations for one element, for {@link Plan#explain()} and
   * for the decision to use several threads.
   */
  default int flopsPerElement() {
    return 1;
  }

  @Override
  default Shape shape(List<Shape> inputs) {
    return inputs.stream().reduce(Shape.SCALAR, Shape::broadcast);
  }
}
