package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Layouts.diagonal;
import static io.kldiv.core.graph.op.Layouts.diagonalMatrix;
import static io.kldiv.core.graph.op.Layouts.lowerTriangle;
import static io.kldiv.core.graph.op.Layouts.transpose;
import static io.kldiv.core.graph.op.LinearAlgebra.triangularSolve;
import static io.kldiv.core.graph.op.Products.matmul;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Cholesky factors of the symmetric parts of matrices. */
record Cholesky() implements BufferOperation {
  @Override
  public String name() {
    return "cholesky";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Batches.square(inputs.get(0));
    return inputs.get(0);
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return (long) output.count() * output.size(-1) / 3;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View a = inputs.get(0);
    int d = a.shape().size(-1);
    int size = d * d;
    int matrices = Batches.lead(a.shape()).count();
    int block = RowTasks.block(matrices, (long) size * d / 3, RowTasks.TASK_FLOPS, 1);
    double[][] scratch = new double[RowTasks.count(matrices, block)][d];
    return new RowTasks(
        matrices,
        block,
        (task, from, to) -> {
          for (int i = from; i < to; i++) {
            int start = output.offset() + i * size;
            symmetricPart(a.array(), a.offset() + i * size, output.array(), start, d);
            factor(output.array(), start, d, scratch[task], i);
          }
        });
  }

  /** Writes the lower triangle of the symmetric part, and zeros above. */
  private static void symmetricPart(double[] a, int from, double[] y, int to, int d) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        y[to + i * d + j] = 0.5 * a[from + i * d + j] + 0.5 * a[from + j * d + i];
      }
      for (int j = i + 1; j < d; j++) {
        y[to + i * d + j] = 0;
      }
    }
  }

  /** Factors in place; element (i, j) is updated by column k in the order of k. */
  private static void factor(double[] y, int offset, int d, double[] column, int matrix) {
    for (int k = 0; k < d; k++) {
      double pivot = y[offset + k * d + k];
      if (!(pivot > 0)) {
        throw MatrixException.notPositiveDefinite(matrix, k, pivot);
      }
      double root = Math.sqrt(pivot);
      y[offset + k * d + k] = root;
      for (int i = k + 1; i < d; i++) {
        column[i] = y[offset + i * d + k] / root;
        y[offset + i * d + k] = column[i];
      }
      for (int i = k + 1; i < d; i++) {
        double factor = -column[i];
        int row = offset + i * d;
        for (int j = k + 1; j <= i; j++) {
          y[row + j] = Math.fma(factor, column[j], y[row + j]);
        }
      }
    }
  }

  /** {@code s = l⁻ᵀ·Φ(lᵀ·g)·l⁻¹}, made symmetric; Φ keeps the lower triangle, half the diagonal. */
  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node product = matmul(self, true, upstream, false);
    Node half = diagonalMatrix(scale(diagonal(product), 0.5));
    Node phi = subtract(lowerTriangle(product), half);
    Node left = triangularSolve(self, phi, true, true);
    Node both = triangularSolve(self, transpose(left), true, true);
    return List.of(scale(add(both, transpose(both)), 0.5));
  }
}
