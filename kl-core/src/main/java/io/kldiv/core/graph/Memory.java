package io.kldiv.core.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where every value of a plan lies. */
final class Memory {
  private final Program program;
  private final Bindings bindings;
  private final Map<Value, View> views = new IdentityHashMap<>();
  private final Map<Value, View> placed = new IdentityHashMap<>();
  private final List<Copy> copies = new ArrayList<>();
  private final Buffers buffers;

  /** What is copied to the caller after a run, as it cannot be computed in the caller's array. */
  record Copy(View from, View to) {
    void run() {
      System.arraycopy(from.array(), from.offset(), to.array(), to.offset(), to.count());
    }
  }

  /**
   * Finds a place for every value.
   *
   * @param program the values
   * @param schedule the order of execution
   * @param outputs the nodes of the program's outputs
   * @param bindings places given by the caller
   * @param reuse whether places are used again
   */
  Memory(Program program, Schedule schedule, List<Node> outputs, Bindings bindings, boolean reuse) {
    this.program = program;
    this.bindings = bindings;
    checkBindings(outputs);
    placeOutputs(outputs);
    Set<Value> own = schedule.stored();
    own.removeAll(placed.keySet());
    buffers = Buffers.of(schedule, program, own, reuse);
    double[] array = new double[buffers.length()];
    for (Value value : program.values()) {
      View view = view(value, own, array);
      if (view != null) {
        views.put(value, view);
      }
    }
    collectCopies(outputs);
  }

  /** Where the values lie that lie in memory. */
  Map<Value, View> views() {
    return views;
  }

  List<Copy> copies() {
    return copies;
  }

  Buffers buffers() {
    return buffers;
  }

  /** Whether a computed value lies in an array of the caller. */
  boolean isPlaced(Value value) {
    return placed.containsKey(value);
  }

  private void checkBindings(List<Node> outputs) {
    Set<Node> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(outputs);
    List<Map.Entry<Node, View>> entries = List.copyOf(bindings.views().entrySet());
    for (int i = 0; i < entries.size(); i++) {
      Node node = entries.get(i).getKey();
      if (!known.contains(node) && !isFreeLeaf(node)) {
        throw new GraphException(
            "%s (%s) is neither an output of the plan nor a leaf, and cannot be bound"
                .formatted(node, node.source()));
      }
      for (int j = 0; j < i; j++) {
        Node other = entries.get(j).getKey();
        boolean written = known.contains(node) || known.contains(other);
        if (written && overlap(entries.get(i).getValue(), entries.get(j).getValue())) {
          throw new GraphException(
              "%s (%s) and %s (%s) are bound to views that overlap"
                  .formatted(node, node.source(), other, other.source()));
        }
      }
    }
  }

  private static boolean isFreeLeaf(Node node) {
    return node.operation() instanceof Leaf && !(node.operation() instanceof Leaf.Constant);
  }

  private static boolean overlap(View a, View b) {
    return a.array() == b.array()
        && a.offset() < b.offset() + b.count()
        && b.offset() < a.offset() + a.count();
  }

  private void placeOutputs(List<Node> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      View bound = bindings.views().get(outputs.get(i));
      Value value = program.outputs().get(i);
      Value root = value.root();
      if (bound != null && root.isComputed() && root.count() == value.count()) {
        placed.putIfAbsent(root, new View(bound.array(), bound.offset(), root.shape()));
      }
    }
  }

  private @Nullable View view(Value value, Set<Value> own, double[] array) {
    Value root = value.root();
    View base = views.get(root);
    if (base == null) {
      base = rootView(root, own, array);
    }
    return base == null
        ? null
        : new View(base.array(), base.offset() + value.rootOffset(), value.shape());
  }

  private @Nullable View rootView(Value root, Set<Value> own, double[] array) {
    if (root.constant() != null) {
      return root.constant();
    }
    if (root.isLeaf()) {
      View bound = bindings.views().get(root.node());
      return bound != null ? bound : View.allocate(root.shape());
    }
    if (own.contains(root)) {
      return new View(array, buffers.of(root).offset(), root.shape());
    }
    return placed.get(root);
  }

  private void collectCopies(List<Node> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      View bound = bindings.views().get(outputs.get(i));
      View view = views.get(program.outputs().get(i));
      if (bound != null && view != null && !isSame(bound, view)) {
        copies.add(new Copy(view, bound));
      }
    }
  }

  private static boolean isSame(View a, View b) {
    return a.array() == b.array() && a.offset() == b.offset();
  }
}
