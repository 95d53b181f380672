package io.kldiv.core.graph;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of expressions, as expressions, by reverse accumulation (Linnainmaa, 1970).
 *
 * <p>Every rule answers with nodes, so a gradient can be differentiated again: the gradient of
 * {@code Σ gradient · vector} is a Hessian–vector product. Nodes that compute the same are taken as
 * one, so that what arrives at all of them goes through the rule together.
 */
public final class Gradients {
  private final Map<Node, Node> upstream = new IdentityHashMap<>();
  private final Map<Node, Node> attributed = new IdentityHashMap<>();
  private final Map<Node, Node> sameAs;
  private final Set<Node> relevant;

  /** Two equal keys are the same computation. */
  private record Key(Operation operation, List<Node> inputs) {}

  private Gradients(List<Node> order, List<Node> wrt) {
    order.forEach(node -> attributed.put(node, node));
    this.sameAs = merged(order, wrt);
    this.relevant = dependents(order, wrt);
  }

  /**
   * The gradients of a number.
   *
   * @param scalar the node to differentiate, of one element
   * @param wrt the nodes to differentiate with respect to
   * @return for each entry of {@code wrt} a node of its shape; zeros where {@code scalar} does not
   *     depend on it
   * @throws GraphException if {@code scalar} has more than one element, or an operation's rule
   *     gives a gradient of a wrong shape
   */
  public static List<Node> of(Node scalar, List<Node> wrt) {
    if (scalar.shape().count() != 1) {
      throw new GraphException(
          "only a number has a gradient, but %s (%s) has %d elements; sum or average it first"
              .formatted(scalar, scalar.source(), scalar.shape().count()));
    }
    return of(scalar, Reshape.of(Node.constant(1), scalar.shape()), wrt);
  }

  /**
   * The vector–Jacobian products {@code upstreamᵀ · ∂output/∂w}.
   *
   * @param output the node to differentiate
   * @param upstream the vector, of the shape of {@code output}
   * @param wrt the nodes to differentiate with respect to
   * @return for each entry of {@code wrt} a node of its shape; zeros where {@code output} does not
   *     depend on it
   * @throws GraphException if {@code upstream} has another shape than {@code output}, or an
   *     operation's rule gives a gradient of a wrong shape
   */
  public static List<Node> of(Node output, Node upstream, List<Node> wrt) {
    if (!upstream.shape().equals(output.shape())) {
      throw new GraphException(
          "the upstream gradient of %s (%s) must have its shape, but has %s"
              .formatted(output, output.source(), upstream.shape()));
    }
    List<Node> order = EvaluationOrder.of(List.of(output));
    Gradients gradients = new Gradients(order, wrt);
    gradients.upstream.put(gradients.same(output), upstream);
    gradients.attributed.put(upstream, upstream);
    for (int i = order.size() - 1; i >= 0; i--) {
      gradients.propagate(order.get(i));
    }
    return wrt.stream().map(gradients::result).toList();
  }

  /**
   * For each node the first that computes the same. Leaves are like themselves alone, and so is an
   * entry of {@code wrt}: what another node computes alike does not depend on it.
   */
  private static Map<Node, Node> merged(List<Node> order, List<Node> wrt) {
    Set<Node> alone = Collections.newSetFromMap(new IdentityHashMap<>());
    alone.addAll(wrt);
    Map<Node, Node> sameAs = new IdentityHashMap<>();
    Map<Key, Node> known = new HashMap<>();
    for (Node node : order) {
      Node first = node;
      if (!(node.operation() instanceof Leaf) && !alone.contains(node)) {
        List<Node> inputs = node.inputs().stream().map(sameAs::get).toList();
        first = known.computeIfAbsent(new Key(node.operation(), inputs), key -> node);
      }
      sameAs.put(node, first);
    }
    return sameAs;
  }

  private Node same(Node node) {
    return sameAs.getOrDefault(node, node);
  }

  /** The nodes through which the output depends on an entry of {@code wrt}. */
  private static Set<Node> dependents(List<Node> order, List<Node> wrt) {
    Set<Node> found = Collections.newSetFromMap(new IdentityHashMap<>());
    found.addAll(wrt);
    for (Node node : order) {
      if (node.inputs().stream().anyMatch(found::contains)) {
        found.add(node);
      }
    }
    return found;
  }

  private Node result(Node node) {
    Node gradient = upstream.get(node);
    return gradient == null
        ? Node.constant(new double[node.shape().count()], node.shape())
        : gradient;
  }

  private void propagate(Node node) {
    Node gradient = upstream.get(node);
    if (gradient == null || node.inputs().stream().noneMatch(relevant::contains)) {
      return;
    }
    List<@Nullable Node> rule = node.operation().gradient(node, gradient);
    if (rule.size() != node.inputs().size()) {
      throw new GraphException(
          "%s (%s): the gradient rule has %d entries for %d inputs"
              .formatted(node, node.source(), rule.size(), node.inputs().size()));
    }
    for (int k = 0; k < rule.size(); k++) {
      Node contribution = rule.get(k);
      if (contribution != null && relevant.contains(node.inputs().get(k))) {
        accumulate(node, k, contribution);
      }
    }
  }

  private void accumulate(Node node, int k, Node contribution) {
    Node input = same(node.inputs().get(k));
    Node fitted = contribution;
    if (node.operation() instanceof ElementwiseOperation
        && contribution.shape().equals(node.shape())) {
      fitted = SumTo.of(contribution, input.shape());
    }
    if (!fitted.shape().equals(input.shape())) {
      throw new GraphException(
          "%s (%s): the gradient rule gives shape %s for input %d of shape %s"
              .formatted(node, node.source(), contribution.shape(), k, input.shape()));
    }
    String source = "∂ " + node.source();
    Node added = attributed(fitted, source);
    Node sum = upstream.get(input);
    if (sum != null) {
      added = Node.derived(new AddGradients(), List.of(sum, added), source);
      attributed.put(added, added);
    }
    upstream.put(input, added);
  }

  /**
   * The same expression, with the nodes that the rule made attributed to what it differentiates.
   */
  private Node attributed(Node made, String source) {
    Node known = attributed.get(made);
    boolean isConstant = made.operation() instanceof Leaf.Constant;
    if (known != null || (made.operation() instanceof Leaf && !isConstant)) {
      return known == null ? made : known;
    }
    List<Node> inputs = made.inputs().stream().map(x -> attributed(x, source)).toList();
    Node result = Node.derived(made.operation(), inputs, source);
    attributed.put(made, result);
    attributed.put(result, result);
    return result;
  }
}
