package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.SegmentSum;
import io.kldiv.core.graph.Segments;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Layout;
import io.kldiv.core.kernel.MatrixProduct;
import org.jspecify.annotations.Nullable;

/**
 * A matrix product tied to memory, cut into tasks along the rows of the result or along its
 * columns. Every element is the same chain of fused multiply-adds however it is cut.
 *
 * @param kernels the loops to use
 * @param transposeA whether the product takes {@code aᵀ}
 * @param transposeB whether it takes {@code bᵀ}
 * @param a the first factor
 * @param b the second factor
 * @param start a row that the sums begin with, or null for zeros
 * @param output the result
 */
record ProductWork(
    Kernels kernels,
    boolean transposeA,
    boolean transposeB,
    View a,
    View b,
    @Nullable View start,
    View output) {
  private static final long TASK_FLOPS = 1 << 19;

  /** Rows of a task where there are few: each may have to pack B for itself. */
  private static final int LEAST_ROWS = 48;

  /** Rows of a task where there are many, so that the rows of A stay in cache. */
  private static final int WANTED_ROWS = 128;

  /** Columns of a task where there are few rows: no two tasks then pack the same of B. */
  private static final int WANTED_COLUMNS = 64;

  /** Strips of wide panels have four rows. */
  private static final int ROW_MULTIPLE = 4;

  private static final int COLUMN_MULTIPLE = 4;

  /** The columns of a vector of 512 bits; the choice made with it changes no result. */
  private static final int LANES = 8;

  /** What a transposed result has to save, as a part of the work: so much its copy costs. */
  private static final int WORTH_TRANSPOSING = 8;

  /** The product cut as suits its shape. */
  BufferOperation.Work whole() {
    boolean single = output.shape().rank() == 2;
    if (single && isBetterTransposed()) {
      return transposed();
    }
    int rows = output.count() / Math.max(1, columns());
    if (single && rows < 2 * WANTED_ROWS && columns() > WANTED_COLUMNS) {
      return byColumns();
    }
    long flopsPerRow = 2L * columns() * inner();
    int tasks = rows < 2 * WANTED_ROWS ? rows / LEAST_ROWS : even(rows, 2 * WANTED_ROWS);
    int least = tasks == 0 ? rows : (rows + tasks - 1) / tasks;
    long worth = Math.max(TASK_FLOPS, flopsPerRow * least);
    int block = RowTasks.block(rows, flopsPerRow, worth, ROW_MULTIPLE);
    return cut(new BufferOperation.Cut(rows, block, 1));
  }

  /** The product cut along the rows of all matrices together. */
  BufferOperation.Work cut(BufferOperation.Cut cut) {
    int m = rows();
    int n = columns();
    MatrixProduct product = MatrixProduct.of(m, n, inner(), transposeA, transposeB);
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
            multiply(
                product,
                first,
                last,
                offsetsA[matrix],
                offsetsB[matrix],
                0,
                matrix * m * n,
                scratch[task / cut.together()]);
            row += last - first;
          }
        });
  }

  private BufferOperation.Work byColumns() {
    int m = rows();
    int n = columns();
    int block = columnBlock(n, 2L * m * inner());
    MatrixProduct[] products = new MatrixProduct[RowTasks.count(n, block)];
    for (int i = 0; i < products.length; i++) {
      int width = Math.min(block, n - i * block);
      products[i] =
          new MatrixProduct(
              m, width, inner(), transposeA, transposeB, leading(a), leading(b), n, false);
    }
    double[][] scratch = new double[products.length][products[0].scratchLength()];
    int stride = transposeB ? leading(b) : 1;
    return new RowTasks(
        n,
        block,
        (task, from, to) ->
            multiply(products[task], 0, m, 0, from * stride, from, from, scratch[task]));
  }

  /** Some rows of a product; all offsets count from where the operands start. */
  private void multiply(
      MatrixProduct product,
      int rowFrom,
      int rowTo,
      int aOffset,
      int bOffset,
      int column,
      int cOffset,
      double[] scratch) {
    kernels.multiplyFrom(
        product,
        rowFrom,
        rowTo,
        a.array(),
        a.offset() + aOffset,
        b.array(),
        b.offset() + bOffset,
        start == null ? null : start.array(),
        start == null ? 0 : start.offset() + column,
        output.array(),
        output.offset() + cOffset,
        scratch);
  }

  /**
   * Whether {@code (bᵀ·a)ᵀ} takes fewer vectors than {@code aᵀ·b}: of a few columns, the last
   * vector is part empty, while strips of rows are shorter.
   */
  private boolean isBetterTransposed() {
    if (!transposeA || start != null) {
      return false;
    }
    long direct = (long) roundedUp(columns(), LANES) * rows();
    long transposed = (long) roundedUp(columns(), ROW_MULTIPLE) * roundedUp(rows(), LANES);
    return transposed < direct - direct / WORTH_TRANSPOSING;
  }

  private static int roundedUp(int n, int multiple) {
    return (n + multiple - 1) / multiple * multiple;
  }

  /** The transpose of {@code bᵀ·a}, cut along the columns of that. */
  private BufferOperation.Work transposed() {
    int m = rows();
    int n = columns();
    int block = columnBlock(m, 2L * n * inner());
    MatrixProduct[] products = new MatrixProduct[RowTasks.count(m, block)];
    for (int i = 0; i < products.length; i++) {
      int width = Math.min(block, m - i * block);
      products[i] =
          new MatrixProduct(
              n, width, inner(), !transposeB, false, leading(b), leading(a), width, false);
    }
    double[][] results = new double[products.length][n * block];
    double[][] scratch = new double[products.length][products[0].scratchLength()];
    return new RowTasks(
        m,
        block,
        (task, from, to) -> {
          double[] result = results[task];
          kernels.multiply(
              products[task],
              0,
              n,
              b.array(),
              b.offset(),
              a.array(),
              a.offset() + from,
              result,
              0,
              scratch[task]);
          Layout.transpose(result, 0, n, to - from, output.array(), output.offset() + from * n);
        });
  }

  /** {@code aᵀ·b} summed by segments of the rows of both. */
  SegmentSum bySegments(Segments segments) {
    return isBetterTransposed() ? transposedSum(segments) : sum(segments, a, b, output);
  }

  private SegmentSum transposedSum(Segments segments) {
    View flipped = View.allocate(Shape.of(columns(), rows()));
    SegmentSum sum = sum(segments, b, a, flipped);
    BufferOperation.Work ending =
        task -> {
          for (int i = 0; i < sum.ending().tasks(); i++) {
            sum.ending().run(i);
          }
          Layout.transpose(flipped.array(), 0, columns(), rows(), output.array(), output.offset());
        };
    return new SegmentSum(sum.parts(), ending);
  }

  private SegmentSum sum(Segments segments, View left, View right, View result) {
    int m = leading(left);
    int n = leading(right);
    MatrixProduct[] products = new MatrixProduct[segments.count()];
    for (int i = 0; i < products.length; i++) {
      products[i] = MatrixProduct.of(m, n, segments.to(i) - segments.from(i), true, false);
    }
    double[][] scratch = new double[products.length][products[0].scratchLength()];
    return SegmentSum.of(
        kernels,
        segments,
        (segment, target, offset) ->
            kernels.multiply(
                products[segment],
                0,
                m,
                left.array(),
                left.offset() + segments.from(segment) * m,
                right.array(),
                right.offset() + segments.from(segment) * n,
                target,
                offset,
                scratch[segment]),
        result);
  }

  /** The columns of a task. */
  private static int columnBlock(int columns, long flopsPerColumn) {
    int tasks = even(columns, 2 * WANTED_COLUMNS);
    long worth = Math.max(TASK_FLOPS, flopsPerColumn * ((columns + tasks - 1) / tasks));
    return RowTasks.block(columns, flopsPerColumn, worth, COLUMN_MULTIPLE);
  }

  /** An even number of tasks of half that many rows at most: two threads then have equal shares. */
  private static int even(int rows, int pair) {
    return 2 * ((rows + pair - 1) / pair);
  }

  private int rows() {
    return output.shape().size(-2);
  }

  private int columns() {
    return output.shape().size(-1);
  }

  private int inner() {
    return a.shape().size(transposeA ? -2 : -1);
  }

  private static int leading(View matrix) {
    return matrix.shape().size(-1);
  }
}
