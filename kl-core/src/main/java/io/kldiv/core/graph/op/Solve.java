package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Products.matmul;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Layout;
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
    Elimination elimination = Elimination.of(d, n);
    int matrices = offsetsA.length;
    int block = RowTasks.block(matrices, (long) d * d * (d + n), RowTasks.TASK_FLOPS, 1);
    double[][] scratch = new double[RowTasks.count(matrices, block)][d * d];
    return new RowTasks(
        matrices,
        block,
        (task, from, to) -> {
          for (int i = from; i < to; i++) {
            double[] factors = scratch[task];
            int start = output.offset() + i * d * n;
            copy(a.array(), a.offset() + offsetsA[i], factors, d);
            System.arraycopy(b.array(), b.offset() + offsetsB[i], output.array(), start, d * n);
            elimination.solve(factors, output.array(), start, i);
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
