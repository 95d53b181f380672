package io.kldiv.core.graph;

import io.kldiv.core.graph.op.Reductions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random expression over a few leaves, with values for the leaves. */
final class RandomGraph {
  final List<Node> nodes = new ArrayList<>();
  final Map<Node, double[]> leaves = new LinkedHashMap<>();
  private final Random random;
  private final int rows;
  private final int columns;

  RandomGraph(long seed, int size) {
    random = new Random(seed);
    rows = pick(0, 1, 3, 17, 129, 600);
    columns = pick(1, 2, 10, 33, 300);
    for (Shape shape : shapes()) {
      Node leaf = Node.input("x" + nodes.size(), shape);
      leaves.put(leaf, random.doubles(shape.count(), -1, 1).toArray());
      nodes.add(leaf);
    }
    nodes.add(Node.constant(0.5));
    nodes.add(Node.constant(random.doubles(columns).toArray(), Shape.of(columns)));
    for (int i = 0; i < size; i++) {
      nodes.add(next());
    }
  }

  private int pick(int... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private List<Shape> shapes() {
    return List.of(
        Shape.SCALAR,
        Shape.of(columns),
        Shape.of(rows, 1),
        Shape.of(rows, columns),
        Shape.of(2, 1, columns),
        Shape.of(2, rows, columns),
        Shape.of(3, 1, rows, 1),
        Shape.of(columns, columns));
  }

  private Node any() {
    return nodes.get(random.nextInt(nodes.size()));
  }

  private Node next() {
    Node a = any();
    switch (random.nextInt(13)) {
      case 0:
        return TestOperations.tanh(a);
      case 1:
        return TestOperations.exp(TestOperations.tanh(a));
      case 2:
        return TestOperations.sum(a);
      case 3:
        return Reshape.of(a, Shape.of(a.shape().count()));
      case 4:
        return SumTo.of(a, smaller(a.shape()));
      case 5:
        return product(a);
      case 6:
        return a.shape().rank() == 0 ? a : Reductions.softmax(a);
      case 7:
        return alongRows(a);
      default:
        return pointwise(a, any());
    }
  }

  /** Normalises rows in steps: a column is made, reshaped and stretched again. */
  private Node alongRows(Node a) {
    if (a.shape().rank() == 0 || a.shape().size(-1) == 0) {
      return a;
    }
    Node reduced = random.nextBoolean() ? Reductions.logSumExp(a, -1) : Reductions.sum(a, -1);
    Node column = Reshape.of(reduced, a.shape().with(-1, 1));
    Node result = TestOperations.tanh(TestOperations.subtract(a, column));
    return random.nextBoolean() ? result : Reductions.max(result, -1);
  }

  private Shape smaller(Shape shape) {
    int[] sizes = shape.sizes();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = random.nextBoolean() ? 1 : sizes[i];
    }
    return Shape.of(sizes);
  }

  private Node product(Node a) {
    Node b = any();
    boolean fits =
        a.shape().rank() == 2 && b.shape().rank() == 2 && a.shape().size(1) == b.shape().size(0);
    return fits ? TestOperations.tanh(TestOperations.matmul(a, b)) : TestOperations.tanh(a);
  }

  private Node pointwise(Node a, Node b) {
    try {
      Shape shape = Shape.broadcast(a.shape(), b.shape());
      if (shape.count() > 200_000) {
        return TestOperations.tanh(a);
      }
    } catch (GraphException e) {
      return TestOperations.tanh(a);
    }
    return switch (random.nextInt(3)) {
      case 0 -> TestOperations.add(a, b);
      case 1 -> TestOperations.subtract(a, b);
      default -> TestOperations.multiply(TestOperations.tanh(a), b);
    };
  }

  /** A few outputs, the last node among them. */
  List<Node> outputs() {
    List<Node> outputs = new ArrayList<>();
    outputs.add(nodes.get(nodes.size() - 1));
    for (int i = 0; i < 3; i++) {
      outputs.add(any());
    }
    return outputs;
  }

  void write(Plan plan) {
    leaves.forEach(
        (leaf, values) -> {
          if (plan.has(leaf)) {
            plan.view(leaf).set(values);
          }
        });
  }
}
