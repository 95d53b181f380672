package io.kldiv.core.graph;

import static io.kldiv.core.graph.TestOperations.add;
import static io.kldiv.core.graph.TestOperations.divide;
import static io.kldiv.core.graph.TestOperations.exp;
import static io.kldiv.core.graph.TestOperations.matmul;
import static io.kldiv.core.graph.TestOperations.multiply;
import static io.kldiv.core.graph.TestOperations.sum;
import static io.kldiv.core.graph.TestOperations.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientsTest {
  private final PlanRuntime runtime = new PlanRuntime(Kernels.scalar(), new Workers(1));

  /** Oracle: central differences of the plan's own forward values, step 1e-6. */
  @Test
  void gradientsOfRandomExpressionsAgreeWithFiniteDifferences() {
    for (long seed = 0; seed < 60; seed++) {
      RandomGraph graph = new RandomGraph(1000 + seed, 12);
      Node scalar = sum(tanh(graph.outputs().get(0)));
      List<Node> wrt = new ArrayList<>(graph.leaves.keySet());
      List<Node> outputs = new ArrayList<>(Gradients.of(scalar, wrt));
      outputs.add(scalar);
      Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
      graph.write(plan);
      plan.run();
      List<double[]> gradients =
          wrt.stream().map(w -> plan.view(outputs.get(wrt.indexOf(w))).toArray()).toList();
      Random random = new Random(seed);
      for (int i = 0; i < wrt.size(); i++) {
        Node leaf = wrt.get(i);
        assertThat(outputs.get(i).shape()).isEqualTo(leaf.shape());
        if (leaf.shape().count() > 0 && plan.has(leaf)) {
          int at = random.nextInt(leaf.shape().count());
          double expected = difference(plan, scalar, leaf, at);
          double scale = Math.max(1, Math.abs(expected));
          assertThat(gradients.get(i)[at])
              .as("seed %d, %s at %d", 1000 + seed, leaf, at)
              .isCloseTo(expected, within(2e-5 * scale));
        }
      }
    }
  }

  private static double difference(Plan plan, Node scalar, Node leaf, int at) {
    View view = plan.view(leaf);
    double step = 1e-6;
    double[] array = view.array();
    double kept = array[view.offset() + at];
    array[view.offset() + at] = kept + step;
    plan.run();
    double above = plan.view(scalar).get(0);
    array[view.offset() + at] = kept - step;
    plan.run();
    double below = plan.view(scalar).get(0);
    array[view.offset() + at] = kept;
    return (above - below) / (2 * step);
  }

  /** Oracle: the closed form, Σ over the stretched axes. */
  @Test
  void gradientsOfStretchedOperandsAreSummedBack() {
    for (int[] sizes : new int[][] {{}, {1}, {3}, {1, 3}, {2, 1}, {4, 1, 3}, {5, 1, 2, 1}}) {
      Node small = Node.input("small", Shape.of(sizes));
      Node large = Node.input("large", Shape.of(5, 4, 2, 3));
      Node gradient = Gradients.of(sum(multiply(small, large)), List.of(small)).get(0);
      Plan plan = Plan.compile(List.of(gradient), Bindings.none(), runtime);
      double[] values = new Random(7).doubles(120).toArray();
      plan.view(large).set(values);
      plan.run();
      double[] expected = new double[small.shape().count()];
      for (int i = 0; i < 120; i++) {
        int[] place = {i / 24, i / 6 % 4, i / 3 % 2, i % 3};
        int index = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
          int at = sizes[axis] == 1 ? 0 : place[axis + 4 - sizes.length];
          index = index * sizes[axis] + at;
        }
        expected[index] += values[i];
      }
      assertThat(plan.view(gradient).toArray()).containsExactly(expected, within(1e-12));
    }
  }

  /** Oracle: f = Σ exp(x)·y has ∂²f/∂x² = exp(x)·y and ∂²f/∂x∂y = exp(x), by hand. */
  @Test
  void aGradientOfAGradientIsAHessianVectorProduct() {
    Node x = Node.input("x", Shape.of(3));
    Node y = Node.input("y", Shape.of(3));
    Node v = Node.input("v", Shape.of(3));
    List<Node> first = Gradients.of(sum(multiply(exp(x), y)), List.of(x));
    List<Node> second = Gradients.of(sum(multiply(first.get(0), v)), List.of(x, y));
    Map<Node, double[]> leaves =
        Map.of(x, new double[] {0, 1, -1}, y, new double[] {1, 2, 3}, v, new double[] {5, 6, 7});
    Plan plan = Plan.compile(second, Bindings.none(), runtime);
    leaves.forEach((node, values) -> plan.view(node).set(values));
    plan.run();
    double e = Math.E;
    assertThat(plan.view(second.get(0)).toArray())
        .containsExactly(new double[] {5, 12 * e, 21 / e}, within(1e-12));
    assertThat(plan.view(second.get(1)).toArray())
        .containsExactly(new double[] {5, 6 * e, 7 / e}, within(1e-12));
  }

  /** Oracle: (Aᵀu) of a linear map, by hand. */
  @Test
  void anUpstreamVectorGivesAVectorJacobianProduct() {
    Node a = Node.constant(new double[] {1, 2, 3, 4, 5, 6}, Shape.of(2, 3));
    Node x = Node.input("x", Shape.of(3, 1));
    Node upstream = Node.constant(new double[] {10, 100}, Shape.of(2, 1));
    Node gradient = Gradients.of(matmul(a, x), upstream, List.of(x)).get(0);
    Plan plan = Plan.compile(List.of(gradient), Bindings.none(), runtime);
    plan.run();
    assertThat(plan.view(gradient).toArray()).containsExactly(410, 520, 630);
  }

  @Test
  void severalUsesAreAdded() {
    Node x = Node.input("x", Shape.SCALAR);
    Node y = add(add(multiply(x, x), divide(x, Node.constant(2))), x);
    Node gradient = Gradients.of(y, List.of(x)).get(0);
    Plan plan = Plan.compile(List.of(gradient), Bindings.none(), runtime);
    plan.view(x).set(new double[] {3});
    plan.run();
    assertThat(plan.view(gradient).get(0)).isEqualTo(7.5);
  }

  @Test
  void whatIsNotReachedHasGradientZero() {
    Node x = Node.input("x", Shape.of(2));
    Node apart = Node.input("apart", Shape.of(2, 2));
    Node gradient = Gradients.of(sum(x), List.of(apart)).get(0);
    assertThat(gradient.operation()).isInstanceOf(Leaf.Constant.class);
    assertThat(((Leaf.Constant) gradient.operation()).toArray()).containsExactly(0, 0, 0, 0);
  }

  @Test
  void onlyANumberHasAGradient() {
    Node x = Node.input("x", Shape.of(2));
    assertThatThrownBy(() -> Gradients.of(tanh(x), List.of(x)))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("tanh [2]")
        .hasMessageContaining("2 elements");
    assertThatThrownBy(() -> Gradients.of(x, Node.constant(1), List.of(x)))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("must have its shape");
  }
}
