package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values a plan computes, in an order of evaluation: what several nodes compute alike is one
 * value, what depends on constants alone is computed here, and what no output needs is left out.
 */
final class Program {
  private final Kernels kernels;
  private final List<Value> values = new ArrayList<>();
  private final Map<Node, Value> valueOf = new IdentityHashMap<>();
  private final Map<Key, Value> known = new HashMap<>();
  private final List<Value> outputs = new ArrayList<>();
  private int merged;
  private int folded;

  /** Two equal keys are the same computation. Values are equal only to themselves. */
  private record Key(Operation operation, List<Value> inputs) {}

  private Program(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * The program of some outputs.
   *
   * @param outputs the nodes to compute
   * @param kernels the loops that compute the constants
   */
  static Program of(List<Node> outputs, Kernels kernels) {
    Program program = new Program(kernels);
    List<Node> order = EvaluationOrder.of(outputs);
    order.forEach(program::add);
    outputs.forEach(node -> program.outputs.add(program.of(node)));
    program.prune();
    return program;
  }

  /** The values, inputs before their users. */
  List<Value> values() {
    return values;
  }

  /** The value of each output, in the order given. */
  List<Value> outputs() {
    return outputs;
  }

  /** The value of a node, or null where the plan does not compute it. */
  @Nullable Value find(Node node) {
    return valueOf.get(node);
  }

  /** How many nodes were found to be the same computation as an earlier one. */
  int merged() {
    return merged;
  }

  /** How many nodes were computed at once, as they depend on constants alone. */
  int folded() {
    return folded;
  }

  private Value of(Node node) {
    Value value = valueOf.get(node);
    if (value == null) {
      throw new IllegalStateException("no value for " + node);
    }
    return value;
  }

  private void add(Node node) {
    Operation operation = node.operation();
    if (operation instanceof Leaf && !(operation instanceof Leaf.Constant)) {
      valueOf.put(node, append(new Value(values.size(), node, List.of(), -1, null)));
      return;
    }
    List<Value> inputs = node.inputs().stream().map(this::of).toList();
    if (operation instanceof ElementwiseOperation) {
      inputs = inputs.stream().map(Program::unstretched).toList();
    }
    valueOf.put(
        node, isStretchedNumber(node, inputs) ? stretched(node, inputs) : merge(node, inputs));
  }

  /** Whether the value is one number, stretched: it is computed once and stretched by its users. */
  private static boolean isStretchedNumber(Node node, List<Value> inputs) {
    if (node.operation() instanceof Reshape) {
      Value repeated = repeatedNumber(inputs.get(0));
      return repeated != null && repeated.shape().rank() <= node.shape().rank();
    }
    return node.operation() instanceof ElementwiseOperation
        && !(node.operation() instanceof BroadcastTo)
        && node.shape().count() > 1
        && inputs.stream().allMatch(input -> input.count() == 1);
  }

  private Value stretched(Node node, List<Value> inputs) {
    Value number = unstretched(inputs.get(0));
    if (!(node.operation() instanceof Reshape)) {
      List<Node> numbers = inputs.stream().map(Value::node).toList();
      number = merge(Node.derived(node.operation(), numbers, node.source()), inputs);
    }
    Operation stretch = new BroadcastTo(node.shape());
    Node result = Node.derived(stretch, List.of(number.node()), node.source());
    return merge(result, List.of(number));
  }

  /**
   * The number that fills the value, if it is one number stretched; a reshape stretches it anew.
   */
  private static @Nullable Value repeatedNumber(Value value) {
    Value source = unstretched(value);
    return source != value && source.count() == 1 ? source : null;
  }

  private Value merge(Node node, List<Value> inputs) {
    Key key = new Key(node.operation(), inputs);
    Value existing = known.get(key);
    if (existing != null && existing.shape().equals(node.shape())) {
      merged++;
      return existing;
    }
    Value value = append(make(node, inputs));
    known.putIfAbsent(key, value);
    return value;
  }

  /**
   * What an elementwise operation reads where its input is stretched: the operation stretches it.
   */
  private static Value unstretched(Value value) {
    Value result = value;
    while (result.isElementwise() && result.node().operation() instanceof BroadcastTo) {
      result = result.inputs().get(0);
    }
    return result;
  }

  private Value append(Value value) {
    values.add(value);
    return value;
  }

  private Value make(Node node, List<Value> inputs) {
    int index = values.size();
    if (node.operation() instanceof Leaf.Constant constant) {
      View view = new View(constant.toArray(), 0, node.shape());
      return new Value(index, node, List.of(), -1, view);
    }
    List<Shape> shapes = node.inputs().stream().map(Node::shape).toList();
    int alias = -1;
    if (node.operation() instanceof BufferOperation operation) {
      alias = operation.aliasOffset(shapes);
    }
    Value value = new Value(index, node, inputs, alias, null);
    boolean stretches = node.operation() instanceof BroadcastTo;
    if (stretches || inputs.stream().anyMatch(input -> input.constant() == null)) {
      return value;
    }
    folded++;
    return new Value(index, node, List.of(), -1, fold(value));
  }

  private View fold(Value value) {
    if (value.isAlias()) {
      View base = constantOf(value.inputs().get(0));
      return new View(base.array(), base.offset() + value.rootOffset(), value.shape());
    }
    View result = View.allocate(value.shape());
    BufferOperation.Work work = bind(value, result);
    for (int task = 0; task < work.tasks(); task++) {
      work.run(task);
    }
    return result;
  }

  private BufferOperation.Work bind(Value value, View result) {
    List<View> inputs = value.inputs().stream().map(Program::constantOf).toList();
    if (value.node().operation() instanceof BufferOperation operation) {
      return operation.bind(kernels, inputs, result);
    }
    FusedLayout layout = FusedLayout.of(List.of(value), List.of(value), List.of());
    Map<Value, View> views = new IdentityHashMap<>();
    views.put(value, result);
    value.inputs().forEach(input -> views.put(input, constantOf(input)));
    Scratch scratch = new Scratch();
    BufferOperation.Cut cut = layout.cut();
    scratch.reserve(cut.scratches(), layout.scratchLength());
    return layout.bind(kernels, views, scratch, cut);
  }

  private static View constantOf(Value value) {
    View constant = value.constant();
    if (constant == null) {
      throw new IllegalStateException("not a constant: " + value);
    }
    return constant;
  }

  /** Drops what no output needs, and numbers the rest anew. */
  private void prune() {
    boolean[] needed = new boolean[values.size()];
    outputs.forEach(output -> needed[output.index()] = true);
    for (int i = values.size() - 1; i >= 0; i--) {
      if (needed[i]) {
        values.get(i).inputs().forEach(input -> needed[input.index()] = true);
      }
    }
    Map<Value, Value> renumbered = new IdentityHashMap<>();
    List<Value> kept = new ArrayList<>();
    for (Value value : values) {
      if (needed[value.index()]) {
        List<Value> inputs = value.inputs().stream().map(renumbered::get).toList();
        Value moved = value.at(kept.size(), inputs);
        renumbered.put(value, moved);
        kept.add(moved);
      }
    }
    values.clear();
    values.addAll(kept);
    outputs.replaceAll(renumbered::get);
    valueOf.values().retainAll(renumbered.keySet());
    valueOf.replaceAll((node, value) -> renumbered.getOrDefault(value, value));
  }
}
