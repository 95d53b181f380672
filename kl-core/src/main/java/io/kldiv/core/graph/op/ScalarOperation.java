package io.kldiv.core.graph.op;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Binary;
import io.kldiv.core.kernel.Kernels;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of two numbers of which the second is fixed. Equal by the function and the number. */
final class ScalarOperation implements ElementwiseOperation {
  private final Binary function;
  private final double[] scalar;

  ScalarOperation(Binary function, double scalar) {
    this.function = function;
    this.scalar = new double[] {scalar};
  }

  @Override
  public String name() {
    return switch (function) {
          case MULTIPLY -> "scale ";
          case ADD -> "shift ";
          case POW -> "power ";
          default -> throw new IllegalStateException("no scalar form of " + function);
        }
        + scalar[0];
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span x = inputs[0];
    kernels.binary(
        function, x.array, x.offset, x.stride, scalar, 0, 0, output.array, output.offset, n);
  }

  @Override
  public int flopsPerElement() {
    return function == Binary.POW ? 100 : 1;
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node x = self.inputs().get(0);
    double number = scalar[0];
    if (function == Binary.POW && number == 0) {
      return Collections.singletonList(null);
    }
    return List.of(
        switch (function) {
          case MULTIPLY -> Elementwise.scale(upstream, number);
          case POW ->
              Elementwise.multiply(
                  upstream, Elementwise.scale(Elementwise.power(x, number - 1), number));
          default -> upstream;
        });
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScalarOperation that
        && function == that.function
        && Double.compare(scalar[0], that.scalar[0]) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * function.hashCode() + Double.hashCode(scalar[0]);
  }
}
