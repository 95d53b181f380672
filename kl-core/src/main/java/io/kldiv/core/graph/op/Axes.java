package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of axes and shapes made before there is an operation to make them. */
final class Axes {
  private Axes() {}

  /** The axis counted from the front. */
  static int one(String name, Node x, int axis) {
    try {
      return x.shape().axis(axis);
    } catch (GraphException e) {
      throw refusal(name, e.getMessage(), x);
    }
  }

  /** For each axis of x whether it is among those given. */
  static boolean[] marked(String name, Node x, int... axes) {
    boolean[] result = new boolean[x.shape().rank()];
    for (int axis : axes) {
      int index = one(name, x, axis);
      if (result[index]) {
        throw refusal(name, "axis %d is given twice".formatted(axis), x);
      }
      result[index] = true;
    }
    return result;
  }

  /** The product of the sizes {@code from ≤ i < to}. */
  static int product(int[] sizes, int from, int to) {
    int result = 1;
    for (int i = from; i < to; i++) {
      result *= sizes[i];
    }
    return result;
  }

  /** Checks that a shape broadcasts to another. */
  static void requireBroadcast(String name, Node x, Shape from, Shape to) {
    boolean fits = from.rank() <= to.rank();
    for (int axis = 1; fits && axis <= from.rank(); axis++) {
      fits = from.size(-axis) == to.size(-axis) || from.size(-axis) == 1;
    }
    if (!fits) {
      throw refusal(name, "shape %s does not broadcast to %s".formatted(from, to), x);
    }
  }

  /** The exception that {@link Node#of} makes of a message: with the operation, shapes and line. */
  static GraphException refusal(String name, @Nullable String message, Node... inputs) {
    try {
      Node node = Node.of(new Refused(name, String.valueOf(message)), inputs);
      throw new IllegalStateException("accepted " + node);
    } catch (GraphException e) {
      return e;
    }
  }

  /** An operation that accepts nothing. */
  private record Refused(String name, String message) implements BufferOperation {
    @Override
    public Shape shape(List<Shape> inputs) {
      throw new GraphException(message);
    }

    @Override
    public Work bind(Kernels kernels, List<View> inputs, View output) {
      throw new IllegalStateException(message);
    }

    @Override
    public List<@Nullable Node> gradient(Node self, Node upstream) {
      throw new IllegalStateException(message);
    }
  }
}
