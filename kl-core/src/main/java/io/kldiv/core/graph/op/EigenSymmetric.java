package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Layouts.diagonalMatrix;
import static io.kldiv.core.graph.op.Layouts.reshape;
import static io.kldiv.core.graph.op.Layouts.slice;
import static io.kldiv.core.graph.op.Layouts.transpose;
import static io.kldiv.core.graph.op.Products.matmul;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The eigenvalues and eigenvectors of the symmetric parts of matrices, packed as {@code [.. × 1 + d
 * × d]}: a row of values, least first, then the rows of the matrix whose columns are the vectors.
 * Up to {@value Jacobi#LARGEST} rows by {@link Jacobi}, which allocates nothing in a run; larger
 * ones by ojAlgo.
 */
record EigenSymmetric() implements BufferOperation {
  @Override
  public String name() {
    return "eigenSymmetric";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    int d = Batches.square(inputs.get(0));
    return inputs.get(0).with(-2, d + 1);
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return 9L * inputs.get(0).count() * output.size(-1);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View a = inputs.get(0);
    int d = a.shape().size(-1);
    int count = d == 0 ? 0 : Batches.lead(a.shape()).count();
    long cost = 9L * d * d * d;
    int block = RowTasks.block(count, cost, RowTasks.TASK_FLOPS, 1);
    Jacobi[] small = new Jacobi[d <= Jacobi.LARGEST ? RowTasks.count(count, block) : 0];
    Arrays.setAll(small, task -> new Jacobi(d));
    return new RowTasks(
        count,
        block,
        (task, from, to) -> {
          for (int i = from; i < to; i++) {
            Columns.requireFinite("eigenSymmetric", a, i);
            if (d > Jacobi.LARGEST) {
              decompose(a, i * d * d, output, i * (d + 1) * d, i);
            } else if (!small[task].decompose(
                a.array(),
                a.offset() + i * d * d,
                output.array(),
                output.offset() + i * (d + 1) * d)) {
              throw MatrixException.notConverged("eigenSymmetric", i);
            }
          }
        });
  }

  private static void decompose(View a, int from, View output, int to, int matrix) {
    int d = a.shape().size(-1);
    R064Store store = R064Store.FACTORY.make(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        int start = a.offset() + from;
        store.set(i, j, 0.5 * a.array()[start + i * d + j] + 0.5 * a.array()[start + j * d + i]);
      }
    }
    Eigenvalue<Double> decomposition = Eigenvalue.R064.make(store, true);
    if (!decomposition.decompose(store)) {
      throw MatrixException.notConverged("eigenSymmetric", matrix);
    }
    MatrixStore<Double> values = decomposition.getD();
    MatrixStore<Double> vectors = decomposition.getV();
    int[] order = Columns.ascending(values);
    double[] y = output.array();
    int start = output.offset() + to;
    for (int j = 0; j < d; j++) {
      double sign = Columns.sign(vectors, order[j]);
      y[start + j] = values.doubleValue(order[j], order[j]);
      for (int i = 0; i < d; i++) {
        y[start + (i + 1) * d + j] = sign * vectors.doubleValue(i, order[j]);
      }
    }
  }

  /**
   * {@code v·(diag(values′) + f ∘ (vᵀ·v′))·vᵀ} made symmetric, {@code fᵢⱼ = 1/(λⱼ − λᵢ)} or 0 where
   * that is infinite (Giles, 2008, section 3.1).
   */
  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    int d = self.shape().size(-1);
    Node values = slice(self, -2, 0, 1);
    Node vectors = slice(self, -2, 1, d + 1);
    Node forValues = reshape(slice(upstream, -2, 0, 1), self.shape().without(-2));
    Node forVectors = slice(upstream, -2, 1, d + 1);
    Node f = Columns.reciprocalOrZero(subtract(values, transpose(values)));
    Node inner =
        add(diagonalMatrix(forValues), multiply(f, matmul(vectors, true, forVectors, false)));
    Node full = matmul(matmul(vectors, inner), false, vectors, true);
    return List.of(scale(add(full, transpose(full)), 0.5));
  }
}
