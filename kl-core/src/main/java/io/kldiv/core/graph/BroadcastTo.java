package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of the input repeated along new or stretched axes. An elementwise consumer in a plan
 * reads the input itself, so the repeated array is only made where an operation needs it whole.
 *
 * @param target the shape of the result
 */
public record BroadcastTo(Shape target) implements ElementwiseOperation {
  /**
   * A node stretched to a shape; the node itself where it has that shape already.
   *
   * @param x the node to repeat
   * @param target the shape of the result
   * @return a node of shape {@code target}
   * @throws GraphException if {@code x} does not broadcast to {@code target}
   */
  public static Node of(Node x, Shape target) {
    return x.shape().equals(target) ? x : Node.of(new BroadcastTo(target), x);
  }

  @Override
  public String name() {
    return "broadcastTo";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    if (!Shape.broadcast(inputs.get(0), target).equals(target)) {
      throw new GraphException("does not stretch to " + target);
    }
    return target;
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span x = inputs[0];
    if (x.stride == 1) {
      System.arraycopy(x.array, x.offset, output.array, output.offset, n);
    } else {
      Arrays.fill(output.array, output.offset, output.offset + n, x.array[x.offset]);
    }
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(upstream);
  }
}
