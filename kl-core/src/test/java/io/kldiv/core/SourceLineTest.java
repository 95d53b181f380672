package io.kldiv.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.NonFinite;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.graph.op.Reductions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outside the graph's packages, as a user is. */
class SourceLineTest {
  private static String here() {
    StackTraceElement caller = new Throwable().getStackTrace()[1];
    return caller.getFileName() + ":" + caller.getLineNumber();
  }

  @Test
  void aNodeKnowsTheLineThatMadeIt() {
    Node x = Node.input("x", Shape.of(3));
    Node y = Elementwise.exp(x);
    assertThat(y.source()).startsWith("SourceLineTest.java:").isNotEqualTo(x.source());
    assertThat(List.of(Elementwise.exp(x).source(), here()).stream().distinct()).hasSize(1);
  }

  @Test
  void aGradientPointsAtWhatWasDifferentiated() {
    Node x = Node.input("x", Shape.of(3));
    Node y = Elementwise.log(x);
    Node gradient = Gradients.of(Reductions.sum(y), List.of(x)).get(0);
    assertThat(gradient.source()).isEqualTo("∂ " + y.source());
  }

  @Test
  void aWrongShapeIsReportedWithItsLine() {
    Node x = Node.input("x", Shape.of(2, 3));
    assertThatThrownBy(() -> Products.matmul(x, x))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("matmul([2 × 3], [2 × 3])")
        .hasMessageContaining("SourceLineTest.java:");
  }

  /** Oracle: d(1/p)/dp = −1/p² is infinite where 1/p still is not. */
  @Test
  void aCheckedRunNamesTheLineWhoseGradientOverflows() {
    Node p = Node.input("p", Shape.of(2));
    Node inverse = Elementwise.reciprocal(p);
    Node loss = Reductions.sum(inverse);
    Node gradient = Gradients.of(loss, List.of(p)).get(0);
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(List.of(loss, gradient), Bindings.none(), runtime);
      plan.view(p).set(new double[] {1, 1e-200});
      List<NonFinite> found = plan.runChecked();
      assertThat(found).isNotEmpty();
      assertThat(found.get(0).toString()).contains("∂ " + inverse.source());
      assertThat(found.get(0).index()).containsExactly(1);
      assertThat(found.get(0).isOrigin()).isTrue();
    }
  }
}
