package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.MatrixProduct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The matrix product of the last two axes, of either input or its transpose. */
record Matmul(boolean transposeA, boolean transposeB) implements BufferOperation {
  private static final long TASK_FLOPS = 1 << 19;

  /** Each task packs B for itself, which costs about as much as two rows of the product. */
  private static final int LEAST_ROWS = 48;

  /** Rows of a task where there are many, so that the rows of A stay in cache. */
  private static final int WANTED_ROWS = 128;

  /** Columns of a task where there are few rows: no two tasks then pack the same of B. */
  private static final int WANTED_COLUMNS = 64;

  /** Strips of wide panels have four rows. */
  private static final int ROW_MULTIPLE = 4;

  private static final int COLUMN_MULTIPLE = 4;

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
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    int columns = output.shape().size(-1);
    int rows = output.count() / Math.max(1, columns);
    int inner = inner(inputs.get(0).shape());
    if (output.shape().rank() == 2 && rows < 2 * WANTED_ROWS && columns > WANTED_COLUMNS) {
      return byColumns(kernels, inputs, output, 2L * rows * inner);
    }
    long flopsPerRow = 2L * columns * inner;
    int tasks = rows < 2 * WANTED_ROWS ? rows / LEAST_ROWS : even(rows, 2 * WANTED_ROWS);
    int least = tasks == 0 ? rows : (rows + tasks - 1) / tasks;
    long worth = Math.max(TASK_FLOPS, flopsPerRow * least);
    int block = RowTasks.block(rows, flopsPerRow, worth, ROW_MULTIPLE);
    return bind(kernels, inputs, output, new Cut(rows, block, 1));
  }

  private Work byColumns(Kernels kernels, List<View> inputs, View output, long flopsPerColumn) {
    View a = inputs.get(0);
    View b = inputs.get(1);
    int m = output.shape().size(-2);
    int n = output.shape().size(-1);
    int leadingA = a.shape().size(-1);
    int leadingB = b.shape().size(-1);
    int tasks = even(n, 2 * WANTED_COLUMNS);
    long worth = Math.max(TASK_FLOPS, flopsPerColumn * ((n + tasks - 1) / tasks));
    int block = RowTasks.block(n, flopsPerColumn, worth, COLUMN_MULTIPLE);
    MatrixProduct[] products = new MatrixProduct[RowTasks.count(n, block)];
    for (int i = 0; i < products.length; i++) {
      int width = Math.min(block, n - i * block);
      products[i] =
          new MatrixProduct(
              m, width, inner(a.shape()), transposeA, transposeB, leadingA, leadingB, n, false);
    }
    double[][] scratch = new double[products.length][products[0].scratchLength()];
    return new RowTasks(
        n,
        block,
        (task, from, to) ->
            kernels.multiply(
                products[task],
                0,
                m,
                a.array(),
                a.offset(),
                b.array(),
                b.offset() + from * (transposeB ? leadingB : 1),
                output.array(),
                output.offset() + from,
                scratch[task]));
  }

  /** An even number of tasks of half that many rows at most: two threads then have equal shares. */
  private static int even(int rows, int pair) {
    return 2 * ((rows + pair - 1) / pair);
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output, Cut cut) {
    View a = inputs.get(0);
    View b = inputs.get(1);
    int m = output.shape().size(-2);
    int n = output.shape().size(-1);
    MatrixProduct product = MatrixProduct.of(m, n, inner(a.shape()), transposeA, transposeB);
    int[] offsetsA = Batches.offsets(a.shape(), output.shape());
    int[] offsetsB = Batches.offsets(b.shape(), output.shape());
    double[][] scratch = new double[cut.scratches()][product.scratchLength()];
    return new RowTasks(
        cut.slices(),
        cut.piece(),
        (task, from, to) -> {
          int row = from;
          while (row < to) {
            int matrix = row / m;
            int first = row - matrix * m;
            int last = Math.min(m, first + to - row);
            kernels.multiply(
                product,
                first,
                last,
                a.array(),
                a.offset() + offsetsA[matrix],
                b.array(),
                b.offset() + offsetsB[matrix],
                output.array(),
                output.offset() + matrix * m * n,
                scratch[task / cut.together()]);
            row += last - first;
          }
        });
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
