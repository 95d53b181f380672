package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same elements in the same row-major order under another shape. A plan makes no copy.
 *
 * @param target the shape of the result
 */
public record Reshape(Shape target) implements BufferOperation {
  /**
   * A node under another shape; the node itself where it has that shape already.
   *
   * @param x the node to reshape
   * @param target the shape of the result
   * @return a node of shape {@code target}
   * @throws GraphException if the number of elements differs
   */
  public static Node of(Node x, Shape target) {
    return x.shape().equals(target) ? x : Node.of(new Reshape(target), x);
  }

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape given = inputs.get(0);
    if (given.count() != target.count()) {
      throw new GraphException(
          "%d elements do not fill %s, which has %d"
              .formatted(given.count(), target, target.count()));
    }
    return target;
  }

  @Override
  public int aliasOffset(List<Shape> inputs) {
    return 0;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    return task ->
        System.arraycopy(x.array(), x.offset(), output.array(), output.offset(), x.count());
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(Reshape.of(upstream, self.inputs().get(0).shape()));
  }
}
