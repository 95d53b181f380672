package io.kldiv.core;

import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import java.util.ArrayList;
import java.util.List;

/** Values of expressions in constants, for tests. */
public final class Numbers {
  private Numbers() {}

  /** A row of constants, {@code [1 × n]}. */
  public static Node row(double... values) {
    return Node.constant(values, Shape.of(1, values.length));
  }

  /** A matrix of constants. */
  public static Node matrix(double[]... rows) {
    double[] values = new double[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[0].length);
    }
    return Node.constant(values, Shape.of(rows.length, rows[0].length));
  }

  /** The value of an expression without leaves to set. */
  public static double[] of(Node node) {
    return of(List.of(node)).get(0);
  }

  /** The gradients of the sum of an expression. */
  public static List<double[]> gradients(Node node, Node... wrt) {
    return of(Gradients.of(Reductions.sum(node), List.of(wrt)));
  }

  private static List<double[]> of(List<Node> nodes) {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(nodes, Bindings.none(), runtime);
      plan.run();
      List<double[]> values = new ArrayList<>();
      nodes.forEach(node -> values.add(plan.view(node).toArray()));
      return values;
    }
  }
}
