package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.Span;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Unary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
  private final Node x = Node.input("x", Shape.of(3));
  private final Map<Node, double[]> point = Map.of(x, new double[] {0.3, -1.2, 2});

  /** x², whose derivative is given as 2x above 0 and as slope·x below. */
  private record Squared(double slope) implements ElementwiseOperation {
    @Override
    public String name() {
      return "squared";
    }

    @Override
    public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
      kernels.unary(
          Unary.SQUARE, inputs[0].array, inputs[0].offset, output.array, output.offset, n);
    }

    @Override
    public List<Node> gradient(Node self, Node upstream) {
      Node input = self.inputs().get(0);
      Node above = Elementwise.greater(input, Node.constant(0));
      Node twice = Elementwise.scale(input, 2);
      Node derivative = Elementwise.select(above, twice, Elementwise.scale(input, slope));
      return List.of(Elementwise.multiply(upstream, derivative));
    }
  }

  private Node sumOf(ElementwiseOperation operation) {
    return Reductions.sum(Node.of(operation, x));
  }

  @Test
  void acceptsARightGradientAndSecondDerivative() {
    GradientCheck check = GradientCheck.of(sumOf(new Squared(2)), List.of(x));
    assertThatCode(() -> check.check(point)).doesNotThrowAnyException();
    assertThatCode(() -> check.secondOrder(1).check(point)).doesNotThrowAnyException();
  }

  @Test
  void namesTheLeafTheOneWrongElementAndBothNumbers() {
    GradientCheck check = GradientCheck.of(sumOf(new Squared(2.1)), List.of(x));
    assertThatThrownBy(() -> check.check(point))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("element 1 of x [3]")
        .hasMessageContaining("the rules give -2.52")
        .hasMessageContaining("central differences -2.4000");
  }

  @Test
  void aLooserToleranceAcceptsMore() {
    GradientCheck check = GradientCheck.of(sumOf(new Squared(2.1)), List.of(x));
    assertThatCode(() -> check.withTolerance(0.06).check(point)).doesNotThrowAnyException();
  }

  @Test
  void findsNaN() {
    Node scalar = Reductions.sum(Elementwise.log(x));
    assertThatThrownBy(() -> GradientCheck.of(scalar, List.of(x)).check(point))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void refusesAnArrayAndAPointWithoutTheLeaf() {
    assertThatThrownBy(() -> GradientCheck.of(x, List.of(x)))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("of a number, not of x [3]");
    assertThatThrownBy(() -> GradientCheck.of(Reductions.sum(x), List.of(x)).check(Map.of()))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("no values for x [3]");
  }
}
