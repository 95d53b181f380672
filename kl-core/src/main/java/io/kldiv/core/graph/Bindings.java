package io.kldiv.core.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Arrays of the caller in which nodes of a plan lie: parameters in the flat array of the optimizer,
 * gradients in its flat gradient. Immutable.
 */
public final class Bindings {
  private static final Bindings NONE = new Bindings(Map.of());

  private final Map<Node, View> views;

  private Bindings(Map<Node, View> views) {
    this.views = views;
  }

  /** No arrays of the caller: the plan allocates everything. */
  public static Bindings none() {
    return NONE;
  }

  /**
   * Arrays for some nodes.
   *
   * @param views where each node lies
   * @return the bindings
   * @throws GraphException if a view has another number of elements than its node
   */
  public static Bindings of(Map<Node, View> views) {
    Bindings bindings = NONE;
    for (Map.Entry<Node, View> entry : views.entrySet()) {
      bindings = bindings.with(entry.getKey(), entry.getValue());
    }
    return bindings;
  }

  /**
   * These bindings and one more, in place of an earlier one of the same node.
   *
   * @param node an input, parameter, noise or output of the plan
   * @param view where its elements lie
   * @return the bindings with the node
   * @throws GraphException if the view has another number of elements than the node
   */
  public Bindings with(Node node, View view) {
    if (view.count() != node.shape().count()) {
      throw new GraphException(
          "%s (%s) cannot lie in a view of shape %s".formatted(node, node.source(), view.shape()));
    }
    Map<Node, View> extended = new LinkedHashMap<>(views);
    extended.put(node, new View(view.array(), view.offset(), node.shape()));
    return new Bindings(extended);
  }

  /** Where each node lies, in the order of binding. */
  Map<Node, View> views() {
    return Collections.unmodifiableMap(views);
  }
}
