package io.kldiv.testkit;

import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A case's operation on inputs of some shapes: its node, and a weighted sum to differentiate. */
record Trial(OpCase operation, List<Node> leaves, Node node, Node scalar) {
  private static final long SEED = 7;

  /** The trial with weights that are random, so that no error in a gradient cancels. */
  static Trial weighted(OpCase operation, List<View> inputs) {
    return of(operation, inputs, true);
  }

  /** The trial with weights 1. */
  static Trial summed(OpCase operation, List<View> inputs) {
    return of(operation, inputs, false);
  }

  private static Trial of(OpCase operation, List<View> inputs, boolean weighted) {
    List<Shape> shapes = inputs.stream().map(View::shape).toList();
    List<Node> leaves = OpCase.leaves(shapes);
    Node node = operation.factory().apply(leaves);
    Node terms = node;
    if (weighted) {
      double[] weights = new Random(SEED).doubles(node.shape().count(), 0.5, 1.5).toArray();
      terms = Elementwise.multiply(node, Node.constant(weights, node.shape()));
    }
    return new Trial(operation, leaves, node, Reductions.sum(terms));
  }

  /** The inputs that have gradients. */
  List<Node> smooth() {
    return operation.claims().smooth().stream().map(leaves::get).toList();
  }

  /** Whether the node is one operation on the leaves, not an expression of several. */
  boolean isDirect() {
    return node.inputs().equals(leaves);
  }

  /** The value. */
  List<Node> value() {
    return List.of(node);
  }

  /** The value, then the gradients. */
  List<Node> outputs() {
    List<Node> outputs = new ArrayList<>(List.of(node));
    if (!smooth().isEmpty()) {
      outputs.addAll(Gradients.of(scalar, smooth()));
    }
    return outputs;
  }

  /** A plan that computes nodes of this trial. */
  static Plan plan(List<Node> outputs, PlanRuntime runtime) {
    return Plan.compile(outputs, Bindings.none(), runtime);
  }

  /** Writes inputs into a plan. */
  void write(Plan plan, List<View> inputs) {
    for (int i = 0; i < leaves.size(); i++) {
      if (plan.has(leaves.get(i))) {
        plan.view(leaves.get(i)).set(inputs.get(i).toArray());
      }
    }
  }

  /** What a plan computes from inputs. */
  List<double[]> run(Plan plan, List<View> inputs) {
    write(plan, inputs);
    plan.run();
    return plan.outputs().stream().map(output -> plan.view(output).toArray()).toList();
  }

  /** The inputs as a point for a gradient check. */
  Map<Node, double[]> point(List<View> inputs) {
    Map<Node, double[]> point = new LinkedHashMap<>();
    for (int i = 0; i < leaves.size(); i++) {
      point.put(leaves.get(i), inputs.get(i).toArray());
    }
    return point;
  }
}
