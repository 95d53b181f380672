package io.kldiv.core.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The nodes an expression needs: depth first, inputs before their users, without recursion. */
final class EvaluationOrder {
  private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Node> order = new ArrayList<>();

  private EvaluationOrder() {}

  static List<Node> of(List<Node> outputs) {
    EvaluationOrder search = new EvaluationOrder();
    outputs.forEach(search::visit);
    return search.order;
  }

  private void visit(Node output) {
    Deque<Node> path = new ArrayDeque<>();
    Deque<Integer> nextInput = new ArrayDeque<>();
    path.push(output);
    nextInput.push(0);
    while (!path.isEmpty()) {
      Node node = path.peek();
      int next = nextInput.pop();
      if (done.contains(node)) {
        path.pop();
      } else if (next == node.inputs().size()) {
        done.add(node);
        order.add(node);
        path.pop();
      } else {
        nextInput.push(next + 1);
        path.push(node.inputs().get(next));
        nextInput.push(0);
      }
    }
  }
}
