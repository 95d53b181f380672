package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Products.matmul;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Solutions of linear equations with triangular matrices, by substitution. */
record TriangularSolve(boolean lower, boolean transposed) implements BufferOperation {
  @Override
  public String name() {
    return "triangularSolve" + (lower ? " lower" : " upper") + (transposed ? " transposed" : "");
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return solutionShape(inputs.get(0), inputs.get(1));
  }

  /** The shape of the solutions of equations with square matrices. */
  static Shape solutionShape(Shape a, Shape b) {
    int d = Batches.square(a);
    Shape lead = Shape.broadcast(Batches.lead(a), Batches.lead(b));
    if (b.size(-2) != d) {
      throw new GraphException("%d equations have %d right sides".formatted(d, b.size(-2)));
    }
    return Batches.matrices(lead, d, b.size(-1));
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return (long) output.count() * output.size(-2);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View t = inputs.get(0);
    View b = inputs.get(1);
    int d = output.shape().size(-2);
    int n = output.shape().size(-1);
    int[] offsetsT = Batches.offsets(t.shape(), output.shape());
    int[] offsetsB = Batches.offsets(b.shape(), output.shape());
    Substitution substitution = new Substitution("triangularSolve", d, n, lower, transposed);
    return RowTasks.of(
        offsetsT.length,
        (long) d * d * n,
        (task, from, to) -> {
          for (int i = from; i < to; i++) {
            int start = output.offset() + i * d * n;
            System.arraycopy(b.array(), b.offset() + offsetsB[i], output.array(), start, d * n);
            substitution.solve(t.array(), t.offset() + offsetsT[i], output.array(), start, i);
          }
        });
  }

  /** With {@code g = t⁻ᵀ·upstream}: {@code −g·xᵀ} for t, kept to its triangle, and g for b. */
  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node t = self.inputs().get(0);
    Node b = self.inputs().get(1);
    Node forB = LinearAlgebra.triangularSolve(t, upstream, lower, !transposed);
    Node full = transposed ? matmul(self, false, forB, true) : matmul(forB, false, self, true);
    Node triangle = lower ? Layouts.lowerTriangle(full) : Layouts.upperTriangle(full);
    return List.of(
        Reductions.sumTo(Elementwise.negate(triangle), t.shape()),
        Reductions.sumTo(forB, b.shape()));
  }
}
