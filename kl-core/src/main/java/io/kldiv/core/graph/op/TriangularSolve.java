package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Products.matmul;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Unary;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Solutions of linear equations with triangular matrices, by substitution.
 *
 * @param lower whether the matrices are lower triangular
 * @param transposed whether the equations have their transposes
 * @param lowerTriangles whether only the lower triangles of the right sides are read, as if the
 *     rest were 0, and only those of the solutions are computed, the rest being 0. Column j then
 *     needs the equations from j on alone, so the matrix of the equations must be lower triangular.
 */
record TriangularSolve(boolean lower, boolean transposed, boolean lowerTriangles)
    implements BufferOperation {
  @Override
  public String name() {
    return method() + (lower ? " lower" : " upper") + (transposed ? " transposed" : "");
  }

  private String method() {
    return lowerTriangles ? "triangularQuotient" : "triangularSolve";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape shape = solutionShape(inputs.get(0), inputs.get(1));
    if (lowerTriangles) {
      Batches.square(shape);
    }
    return shape;
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
    return (long) output.count() * output.size(-2) / (lowerTriangles ? 3 : 1);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    return new ColumnBlocks(this, kernels, inputs, output).tasks();
  }

  /** Blocks of columns, which do not depend on each other. */
  private static final class ColumnBlocks {
    /** The solutions of some thousand equations by as many right sides stay in the cache. */
    private static final int COLUMNS = 64;

    private final Kernels kernels;
    private final View t;
    private final View b;
    private final View output;
    private final int d;
    private final int n;
    private final int[] offsetsT;
    private final int[] offsetsB;
    private final boolean lowerTriangles;
    private final int width;
    private final int blocks;
    private final Substitution whole;
    private final Substitution last;

    ColumnBlocks(TriangularSolve operation, Kernels kernels, List<View> inputs, View output) {
      this.kernels = kernels;
      this.output = output;
      t = inputs.get(0);
      b = inputs.get(1);
      d = output.shape().size(-2);
      n = output.shape().size(-1);
      offsetsT = Batches.offsets(t.shape(), output.shape());
      offsetsB = Batches.offsets(b.shape(), output.shape());
      lowerTriangles = operation.lowerTriangles;
      width = Math.max(1, Math.min(n, COLUMNS));
      blocks = (n + width - 1) / width;
      Substitution.Form form =
          new Substitution.Form(operation.method(), d, operation.lower, operation.transposed, n);
      whole = new Substitution(kernels, form, Math.min(n, width));
      last = new Substitution(kernels, form, n - Math.max(0, blocks - 1) * width);
    }

    RowTasks tasks() {
      int count = offsetsT.length * blocks;
      long cost = (long) d * d * width;
      int block = RowTasks.block(count, cost, RowTasks.TASK_FLOPS, 1);
      double[][] scratch = new double[RowTasks.count(count, block)][whole.scratchLength()];
      return new RowTasks(
          count,
          block,
          (task, from, to) -> {
            for (int i = from; i < to; i++) {
              solve(i / blocks, i % blocks * width, scratch[task]);
            }
          });
    }

    private void solve(int matrix, int column, double[] scratch) {
      int columns = Math.min(width, n - column);
      int first = lowerTriangles ? column : 0;
      int from = b.offset() + offsetsB[matrix] + column;
      int to = output.offset() + matrix * d * n + column;
      double[] x = output.array();
      if (lowerTriangles) {
        clearAbove(0, column, columns, x, to);
      }
      for (int i = first; i < d; i++) {
        int length = lowerTriangles ? Math.min(columns, i + 1 - column) : columns;
        kernels.unary(Unary.NEGATE, b.array(), from + i * n, x, to + i * n, length);
      }
      Substitution substitution = columns == width ? whole : last;
      substitution.solve(
          t.array(), t.offset() + offsetsT[matrix], x, to, first, d, scratch, matrix);
      if (lowerTriangles) {
        clearAbove(column, column, columns, x, to);
      }
    }

    /** Writes zeros above the diagonal of some columns, from a row on. */
    private void clearAbove(int row, int column, int columns, double[] x, int to) {
      for (int i = row; i < column + columns; i++) {
        int above = Math.max(0, i + 1 - column);
        Arrays.fill(x, to + i * n + above, to + i * n + columns, 0);
      }
    }
  }

  /** With {@code g = t⁻ᵀ·upstream}: {@code −g·xᵀ} for t, kept to its triangle, and g for b. */
  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node t = self.inputs().get(0);
    Node b = self.inputs().get(1);
    Node forB = Node.of(new TriangularSolve(lower, !transposed, lowerTriangles), t, upstream);
    Node full = transposed ? matmul(self, false, forB, true) : matmul(forB, false, self, true);
    Node triangle = lower ? Layouts.lowerTriangle(full) : Layouts.upperTriangle(full);
    return List.of(
        Reductions.sumTo(Elementwise.negate(triangle), t.shape()),
        Reductions.sumTo(forB, b.shape()));
  }
}
