package io.kldiv.testkit;

import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Compares the gradient of a number, as the graph's rules give it, with central differences of its
 * value: for each element x of each leaf {@code (f(x + h) − f(x − h)) / 2h} with {@code h = ∛ulp(1)
 * · max(1, |x|)}, about 6e-6, the step that balances rounding and truncation.
 *
 * <p>The error {@code |gradient − difference| / max(1, |gradient|, |difference|)} must not exceed
 * the tolerance, 1e-6 unless another one is given. So the number and the leaves should be of
 * magnitude 1; the point must lie further than h from any kink or edge.
 *
 * <pre>{@code
 * Node x = Node.input("x", Shape.of(3));
 * Node loss = Reductions.sum(myOperation(x));
 * GradientCheck.of(loss, List.of(x)).check(Map.of(x, new double[] {0.3, -1.2, 2}));
 * }</pre>
 */
public final class GradientCheck {
  private static final double STEP = Math.cbrt(Math.ulp(1.0));
  private static final double TOLERANCE = 1e-6;

  private final Node scalar;
  private final List<Node> leaves;
  private final double tolerance;

  private GradientCheck(Node scalar, List<Node> leaves, double tolerance) {
    this.scalar = scalar;
    this.leaves = List.copyOf(leaves);
    this.tolerance = tolerance;
  }

  /**
   * A check.
   *
   * @param scalar the node to differentiate, of one element
   * @param leaves the inputs, parameters or noise to differentiate with respect to
   * @throws GraphException if {@code scalar} has more than one element
   */
  public static GradientCheck of(Node scalar, List<Node> leaves) {
    if (scalar.shape().count() != 1) {
      throw new GraphException(
          "a gradient check is of a number, not of %s; sum or average it".formatted(scalar));
    }
    return new GradientCheck(scalar, leaves, TOLERANCE);
  }

  /** This check with another largest error. */
  public GradientCheck withTolerance(double largestError) {
    return new GradientCheck(scalar, leaves, largestError);
  }

  /**
   * The check of second derivatives: that of {@code Σ gradient · v} for a fixed random v, whose
   * gradient is a Hessian–vector product.
   *
   * @param seed makes v
   */
  public GradientCheck secondOrder(long seed) {
    Random random = new Random(seed);
    Node sum = Node.constant(0);
    List<Node> gradients = Gradients.of(scalar, leaves);
    for (Node gradient : gradients) {
      double[] v = random.doubles(gradient.shape().count(), -1, 1).toArray();
      Node direction = Node.constant(v, gradient.shape());
      Node product = Reductions.sum(Elementwise.multiply(gradient, direction));
      sum = Elementwise.add(sum, product);
    }
    return new GradientCheck(sum, leaves, tolerance);
  }

  /**
   * Compares at a point.
   *
   * @param point the elements of every leaf that the number depends on, also of those that are not
   *     differentiated
   * @throws AssertionError if an error exceeds the tolerance; the message names the leaf, the
   *     element with the greatest error and both numbers
   * @throws GraphException if a leaf is missing from the point, or has another number of elements
   */
  public void check(Map<Node, double[]> point) {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      List<Node> gradients = Gradients.of(scalar, leaves);
      List<Node> outputs = new ArrayList<>(gradients);
      outputs.add(scalar);
      Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
      set(plan, point);
      plan.run();
      List<double[]> analytic =
          gradients.stream().map(gradient -> plan.view(gradient).toArray()).toList();
      Plan value = Plan.compile(List.of(scalar), Bindings.none(), runtime);
      set(value, point);
      for (int i = 0; i < leaves.size(); i++) {
        compare(value, leaves.get(i), analytic.get(i));
      }
    }
  }

  private void set(Plan plan, Map<Node, double[]> point) {
    for (Node leaf : leaves) {
      if (!point.containsKey(leaf)) {
        throw new GraphException("the point of the gradient check has no values for " + leaf);
      }
    }
    point.forEach(
        (leaf, values) -> {
          if (plan.has(leaf)) {
            plan.view(leaf).set(values);
          }
        });
  }

  private void compare(Plan value, Node leaf, double[] gradient) {
    double worst = -1;
    String message = "";
    for (int i = 0; i < gradient.length; i++) {
      double difference = value.has(leaf) ? difference(value, value.view(leaf), i) : 0;
      double scale = Math.max(1, Math.max(Math.abs(gradient[i]), Math.abs(difference)));
      double error = Math.abs(gradient[i] - difference) / scale;
      if (!(error <= tolerance) && !(error <= worst)) {
        worst = error;
        message =
            "gradient of %s with respect to element %d of %s: the rules give %s, central differences %s, an error of %.3g where %.3g is allowed"
                .formatted(scalar, i, leaf, gradient[i], difference, error, tolerance);
      }
    }
    if (!message.isEmpty()) {
      throw new AssertionError(message);
    }
  }

  private double difference(Plan value, View leaf, int element) {
    int index = leaf.offset() + element;
    double x = leaf.array()[index];
    double h = STEP * Math.max(1, Math.abs(x));
    double above = x + h;
    double below = x - h;
    leaf.array()[index] = above;
    value.run();
    double high = value.view(scalar).get(0);
    leaf.array()[index] = below;
    value.run();
    double low = value.view(scalar).get(0);
    leaf.array()[index] = x;
    return (high - low) / (above - below);
  }
}
