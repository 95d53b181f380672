package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Reduction;
import io.kldiv.core.kernel.RowOperation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum over neighbouring axes, each of which stays with size 1 or is dropped: the inverse of
 * {@link BroadcastTo}. A sum over many rows is made in {@link Segments}.
 *
 * @param from the first axis summed over
 * @param to the axis to stop before
 * @param target the shape of the result
 */
public record SumTo(int from, int to, Shape target) implements BufferOperation {
  private static final int ROWS_PER_TASK = 256;

  /**
   * A node summed down to a shape that broadcasts to the node's; the node itself where it has that
   * shape already.
   *
   * @param x the node to sum
   * @param target the shape of the result
   * @return a node of shape {@code target}
   * @throws GraphException if {@code target} does not broadcast to the shape of {@code x}
   */
  public static Node of(Node x, Shape target) {
    if (!Shape.broadcast(target, x.shape()).equals(x.shape())) {
      throw new GraphException("%s cannot be summed to %s".formatted(x.shape(), target));
    }
    Node result = x;
    int added = x.shape().rank() - target.rank();
    int end = x.shape().rank();
    while (end > 0) {
      int start = end;
      while (start > 0 && isSummed(result.shape(), target, start - 1, added)) {
        start--;
      }
      if (start < end) {
        Shape kept = ones(result.shape(), start, end);
        boolean isLast = kept.count() == target.count();
        result = Node.of(new SumTo(start, end, isLast ? target : kept), result);
        if (isLast) {
          return result;
        }
      }
      end = start - 1;
    }
    return result.shape().equals(target) ? result : Node.of(new Reshape(target), result);
  }

  private static boolean isSummed(Shape given, Shape target, int axis, int added) {
    return given.size(axis) != 1 && (axis < added || target.size(axis - added) == 1);
  }

  private static Shape ones(Shape shape, int from, int to) {
    int[] sizes = shape.sizes();
    Arrays.fill(sizes, from, to, 1);
    return Shape.of(sizes);
  }

  @Override
  public String name() {
    return "sumTo";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    if (ones(inputs.get(0), from, to).count() != target.count()) {
      throw new GraphException(
          "the sum over axes %d to %d does not fill %s".formatted(from, to - 1, target));
    }
    return target;
  }

  @Override
  public @Nullable Reduction wholeReduction(List<Shape> inputs) {
    return target.count() == 1 ? Reduction.SUM : null;
  }

  @Override
  public @Nullable BufferOperation rowwise(List<Shape> inputs) {
    int rank = inputs.get(0).rank();
    boolean isLast = from == rank - 1 && to == rank;
    return isLast ? new SumTo(1, 2, target) : null;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int summed = product(x.shape(), from, to);
    int outer = product(x.shape(), 0, from);
    int inner = product(x.shape(), to, x.shape().rank());
    if (inner == 1) {
      return new RowSums(kernels, x, output, outer, summed);
    }
    Segments segments = segments(List.of(x.shape()), output.shape());
    if (segments != null) {
      return SegmentSum.of(
          kernels,
          segments,
          (segment, target, offset) -> {
            int first = segments.from(segment);
            int rows = segments.to(segment) - first;
            int start = x.offset() + first * inner;
            kernels.columns(Reduction.SUM, x.array(), start, rows, inner, target, offset);
          },
          output);
    }
    return task -> {
      for (int i = 0; i < outer; i++) {
        int start = x.offset() + i * summed * inner;
        int out = output.offset() + i * inner;
        kernels.columns(Reduction.SUM, x.array(), start, summed, inner, output.array(), out);
      }
    };
  }

  @Override
  public @Nullable Segments segments(List<Shape> inputs, Shape output) {
    Shape given = inputs.get(0);
    boolean sumsColumns = from == 0 && to == 1 && product(given, to, given.rank()) > 1;
    return sumsColumns ? Segments.of(given.size(0), output.count()) : null;
  }

  private static int product(Shape shape, int from, int to) {
    int product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= shape.size(axis);
    }
    return product;
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return inputs.get(0).count();
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Shape given = self.inputs().get(0).shape();
    Shape kept = ones(given, from, to);
    Node aligned = Reshape.of(upstream, kept);
    return List.of(BroadcastTo.of(aligned, given));
  }

  private record RowSums(Kernels kernels, View x, View output, int rows, int n) implements Work {
    private static final double[] NO_SCRATCH = {};

    @Override
    public int tasks() {
      return n == 0 ? 1 : (rows + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
    }

    @Override
    public void run(int task) {
      int first = task * ROWS_PER_TASK;
      int end = n == 0 ? rows : Math.min(rows, first + ROWS_PER_TASK);
      kernels.rows(
          RowOperation.SUM,
          x.array(),
          x.offset() + first * n,
          end - first,
          n,
          output.array(),
          output.offset() + first,
          NO_SCRATCH);
    }
  }
}
