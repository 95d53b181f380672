package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Segments;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The matrix product of the last two axes, of either input or its transpose. */
record Matmul(boolean transposeA, boolean transposeB) implements BufferOperation {
  @Override
  public String name() {
    return "matmul" + (transposeA ? " Aᵀ" : "") + (transposeB ? " Bᵀ" : "");
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape a = inputs.get(0);
    Shape b = inputs.get(1);
    Shape lead = Shape.broadcast(Batches.lead(a), Batches.lead(b));
    if (inner(a) != b.size(transposeB ? -1 : -2)) {
      throw new GraphException(
          "the inner sizes %d and %d differ".formatted(inner(a), b.size(transposeB ? -1 : -2)));
    }
    return Batches.matrices(lead, a.size(transposeA ? -1 : -2), b.size(transposeB ? -2 : -1));
  }

  private int inner(Shape a) {
    return a.size(transposeA ? -2 : -1);
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return 2L * output.count() * inner(inputs.get(0));
  }

  @Override
  public int slicedInput(List<Shape> inputs) {
    int rank = inputs.get(0).rank();
    boolean hasRows = rank == 2 && inputs.get(1).rank() == 2;
    return hasRows && !transposeA ? 0 : -1;
  }

  @Override
  public @Nullable Segments segments(List<Shape> inputs, Shape output) {
    boolean sumsRows = transposeA && !transposeB && output.rank() == 2;
    return sumsRows ? Segments.of(inner(inputs.get(0)), output.count()) : null;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    Segments segments = segments(inputs.stream().map(View::shape).toList(), output.shape());
    ProductWork work = work(kernels, inputs, output);
    return segments == null ? work.whole() : work.bySegments(segments);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output, Cut cut) {
    return work(kernels, inputs, output).cut(cut);
  }

  private ProductWork work(Kernels kernels, List<View> inputs, View output) {
    return new ProductWork(
        kernels, transposeA, transposeB, inputs.get(0), inputs.get(1), null, output);
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node a = self.inputs().get(0);
    Node b = self.inputs().get(1);
    Node forA =
        transposeA
            ? Products.matmul(b, transposeB, upstream, true)
            : Products.matmul(upstream, false, b, !transposeB);
    Node forB =
        transposeB
            ? Products.matmul(upstream, true, a, transposeA)
            : Products.matmul(a, !transposeA, upstream, false);
    return List.of(Reductions.sumTo(forA, a.shape()), Reductions.sumTo(forB, b.shape()));
  }
}
