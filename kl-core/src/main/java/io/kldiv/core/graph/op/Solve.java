package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Products.matmul;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Layout;
import io.kldiv.core.kernel.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Solutions of linear equations with square matrices or their transposes. */
record Solve(boolean transposed) implements BufferOperation {
  @Override
  public String name() {
    return transposed ? "solve transposed" : "solve";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return TriangularSolve.solutionShape(inputs.get(0), inputs.get(1));
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    long d = output.size(-2);
    return Batches.lead(output).count() * (d * d * d * 2 / 3) + 2 * d * output.count();
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View a = inputs.get(0);
    View b = inputs.get(1);
    int d = output.shape().size(-2);
    int n = output.shape().size(-1);
    int[] offsetsA = Batches.offsets(a.shape(), output.shape());
    int[] offsetsB = Batches.offsets(b.shape(), output.shape());
    Elimination elimination = new Elimination(kernels, d, n);
    int matrices = offsetsA.length;
    int block = RowTasks.block(matrices, (long) d * d * (d + n), RowTasks.TASK_FLOPS, 1);
    int tasks = RowTasks.count(matrices, block);
    double[][] factors = new double[tasks][d * d];
    double[][] scratch = new double[tasks][elimination.scratchLength()];
    return new RowTasks(
        matrices,
        block,
        (task, from, to) -> {
          double[] own = factors[task];
          double[] x = output.array();
          for (int i = from; i < to; i++) {
            int start = output.offset() + i * d * n;
            copy(a.array(), a.offset() + offsetsA[i], own, d);
            kernels.unary(Unary.NEGATE, own, 0, own, 0, d * d);
            kernels.unary(Unary.NEGATE, b.array(), b.offset() + offsetsB[i], x, start, d * n);
            elimination.solve(own, x, start, scratch[task], i);
          }
        });
  }

  private void copy(double[] a, int offset, double[] factors, int d) {
    if (transposed) {
      Layout.transpose(a, offset, d, d, factors, 0);
    } else {
      System.arraycopy(a, offset, factors, 0, d * d);
    }
  }

  /** With {@code g = a⁻ᵀ·upstream}: {@code −g·xᵀ} for a, and g for b. */
  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node a = self.inputs().get(0);
    Node b = self.inputs().get(1);
    Node forB = Node.of(new Solve(!transposed), a, upstream);
    Node full = transposed ? matmul(self, false, forB, true) : matmul(forB, false, self, true);
    return List.of(
        Reductions.sumTo(Elementwise.negate(full), a.shape()), Reductions.sumTo(forB, b.shape()));
  }
}
