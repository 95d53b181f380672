package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.square;
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
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The thin singular value decompositions of matrices {@code [.. × m × n]}, packed as {@code [.. × 1
 * + m + n × k]} with {@code k = min(m, n)}: a row of values, greatest first, then the rows of u,
 * then those of v.
 */
record SingularValues() implements BufferOperation {
  @Override
  public String name() {
    return "svd";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape a = inputs.get(0);
    Shape lead = Batches.lead(a);
    int m = a.size(-2);
    int n = a.size(-1);
    return Batches.matrices(lead, 1 + m + n, Math.min(m, n));
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return 14L * inputs.get(0).count() * output.size(-1);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View a = inputs.get(0);
    int m = a.shape().size(-2);
    int n = a.shape().size(-1);
    int size = m * n;
    int packed = output.shape().size(-1) * output.shape().size(-2);
    int count = size == 0 ? 0 : Batches.lead(a.shape()).count();
    int block = RowTasks.block(count, 14L * size * Math.min(m, n), RowTasks.TASK_FLOPS, 1);
    boolean own = Math.max(m, n) <= OneSidedJacobi.LARGEST;
    OneSidedJacobi[] small = new OneSidedJacobi[own ? RowTasks.count(count, block) : 0];
    Arrays.setAll(small, task -> new OneSidedJacobi(m, n));
    return new RowTasks(
        count,
        block,
        (task, from, to) -> {
          for (int i = from; i < to; i++) {
            Columns.requireFinite("svd", a, i);
            if (!own) {
              decompose(a, i * size, output, i * packed, i);
            } else if (!small[task].decompose(
                a.array(), a.offset() + i * size, output.array(), output.offset() + i * packed)) {
              throw MatrixException.notConverged("svd", i);
            }
          }
        });
  }

  private static void decompose(View a, int from, View output, int to, int matrix) {
    int m = a.shape().size(-2);
    int n = a.shape().size(-1);
    boolean tall = m >= n;
    R064Store store = R064Store.FACTORY.make(Math.max(m, n), Math.min(m, n));
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        store.set(tall ? i : j, tall ? j : i, a.array()[a.offset() + from + i * n + j]);
      }
    }
    SingularValue<Double> decomposition = SingularValue.R064.make(store);
    if (!decomposition.decompose(store)) {
      throw MatrixException.notConverged("svd", matrix);
    }
    MatrixStore<Double> u = tall ? decomposition.getU() : decomposition.getV();
    MatrixStore<Double> v = tall ? decomposition.getV() : decomposition.getU();
    write(u, decomposition.getS(), v, output.array(), output.offset() + to);
  }

  private static void write(
      MatrixStore<Double> u, MatrixStore<Double> d, MatrixStore<Double> v, double[] y, int start) {
    int m = (int) u.countRows();
    int n = (int) v.countRows();
    int k = Math.min(m, n);
    int[] order = Columns.ascending(d);
    for (int j = 0; j < k; j++) {
      int column = order[k - 1 - j];
      double sign = Columns.sign(u, column);
      y[start + j] = d.doubleValue(column, column);
      for (int i = 0; i < m; i++) {
        y[start + (1 + i) * k + j] = sign * u.doubleValue(i, column);
      }
      for (int i = 0; i < n; i++) {
        y[start + (1 + m + i) * k + j] = sign * v.doubleValue(i, column);
      }
    }
  }

  /**
   * {@code u·(s·(f ∘ (vᵀv′ − v′ᵀv)) + (f ∘ (uᵀu′ − u′ᵀu))·s + diag(s′))·vᵀ + (1 − uuᵀ)·u′·s⁻¹·vᵀ +
   * u·s⁻¹·v′ᵀ·(1 − vvᵀ)} with {@code fᵢⱼ = 1/(sⱼ² − sᵢ²)} (Townsend, 2016, "Differentiating the
   * singular value decomposition"); reciprocals of 0 are left out.
   */
  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Shape a = self.inputs().get(0).shape();
    int m = a.size(-2);
    int n = a.size(-1);
    Node values = slice(self, -2, 0, 1);
    Node u = slice(self, -2, 1, m + 1);
    Node v = slice(self, -2, m + 1, m + n + 1);
    Node forValues = reshape(slice(upstream, -2, 0, 1), self.shape().without(-2));
    Node forU = slice(upstream, -2, 1, m + 1);
    Node forV = slice(upstream, -2, m + 1, m + n + 1);
    Node squares = square(values);
    Node f = Columns.reciprocalOrZero(subtract(squares, transpose(squares)));
    Node left = multiply(multiply(f, skew(matmul(u, true, forU, false))), values);
    Node right = multiply(transpose(values), multiply(f, skew(matmul(v, true, forV, false))));
    Node inner = add(add(left, right), diagonalMatrix(forValues));
    Node inverse = Columns.reciprocalOrZero(values);
    Node outsideU = multiply(outside(u, forU), inverse);
    Node outsideV = multiply(outside(v, forV), inverse);
    Node first = matmul(add(matmul(u, inner), outsideU), false, v, true);
    return List.of(add(first, matmul(u, false, outsideV, true)));
  }

  private static Node skew(Node x) {
    return subtract(x, transpose(x));
  }

  /** The part of x orthogonal to the columns of a basis. */
  private static Node outside(Node basis, Node x) {
    return subtract(x, matmul(basis, matmul(basis, true, x, false)));
  }
}
