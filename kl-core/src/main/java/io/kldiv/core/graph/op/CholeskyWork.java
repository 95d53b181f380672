package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation.Work;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.MatrixProduct;
import java.util.ArrayList;
import java.util.List;

/**
 * Cholesky factors, by halves.
 *
 * <p>The transposed factors {@code u = lᵀ} are made in the upper triangles of the output, where
 * rows are solved and updated along their length, and are transposed at the end. Of a matrix {@code
 * [a b; bᵀ c]}, with a of a power of two times {@link Substitution#LEAF} rows, a is factored first
 * into {@code uᵀ·u}, then {@code x = u⁻ᵀ·b} is found by substitution, {@code xᵀ·x} is taken from c,
 * and c is factored. Each element is one chain of fused multiply-adds in the order of the rows
 * above it, whatever the blocks. As the product kernel adds, elements are negated until final.
 *
 * <p>For a large matrix each of these steps is a phase, cut into tasks by blocks of columns or of
 * rows; the task that takes {@code xᵀ·x} from the first block of c also factors it, while others
 * work on the rest. Small matrices, and many, are a task each.
 */
final class CholeskyWork {
  /** The rows and columns of a block; so many rows are factored by one task. */
  private static final int BLOCK = 64;

  private static final int LEAST_ROWS_FOR_PHASES = 3 * BLOCK;
  private static final int MOST_MATRICES_FOR_PHASES = 4;
  private static final int TILE = 32;

  private final Kernels kernels;
  private final View a;
  private final View output;
  private final int d;
  private final int matrices;
  private final Substitution.Form form;
  private int scratchLength;

  /** A step of the factorisation of one matrix. */
  @FunctionalInterface
  private interface Task {
    void run(int matrix, double[] scratch);
  }

  private CholeskyWork(Kernels kernels, View a, View output) {
    this.kernels = kernels;
    this.a = a;
    this.output = output;
    d = a.shape().size(-1);
    matrices = Batches.lead(a.shape()).count();
    form = new Substitution.Form("cholesky", d, false, true, d);
  }

  static Work of(Kernels kernels, View a, View output) {
    return new CholeskyWork(kernels, a, output).work();
  }

  private Work work() {
    List<List<Task>> steps = new ArrayList<>();
    steps.add(rowBlocks(this::prepare));
    steps.add(List.of(factor(0, Math.min(d, BLOCK))));
    factorRest(0, d, steps);
    steps.add(rowBlocks(this::transpose));
    return d < LEAST_ROWS_FOR_PHASES || matrices > MOST_MATRICES_FOR_PHASES
        ? perMatrix(steps.stream().flatMap(List::stream).toArray(Task[]::new))
        : phased(steps);
  }

  private RowTasks perMatrix(Task[] all) {
    int block = RowTasks.block(matrices, (long) d * d * d / 3, RowTasks.TASK_FLOPS, 1);
    double[][] scratch = new double[RowTasks.count(matrices, block)][scratchLength];
    return new RowTasks(
        matrices,
        block,
        (task, from, to) -> {
          for (int matrix = from; matrix < to; matrix++) {
            for (Task step : all) {
              step.run(matrix, scratch[task]);
            }
          }
        });
  }

  private Phases phased(List<List<Task>> steps) {
    int most = steps.stream().mapToInt(List::size).max().orElse(0);
    double[][] scratch = new double[most * matrices][scratchLength];
    List<Work> phases = new ArrayList<>();
    for (List<Task> step : steps) {
      Task[] tasks = step.toArray(Task[]::new);
      phases.add(
          new RowTasks(
              tasks.length * matrices,
              1,
              (task, from, to) -> tasks[from / matrices].run(from % matrices, scratch[task])));
    }
    return new Phases(phases);
  }

  /** Factors rows from ≤ i < to alone. */
  private Task factor(int from, int to) {
    if (to - from <= Substitution.LEAF) {
      return (matrix, scratch) -> leaf(matrix, from, to);
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    Task first = factor(from, middle);
    Task solve = solve(from, middle, middle, to);
    Task update = update(from, middle, middle, to, to);
    Task second = factor(middle, to);
    return (matrix, scratch) -> {
      first.run(matrix, scratch);
      solve.run(matrix, scratch);
      update.run(matrix, scratch);
      second.run(matrix, scratch);
    };
  }

  /** Factors rows from ≤ i < to, of which the first block is done. */
  private void factorRest(int from, int to, List<List<Task>> steps) {
    if (to - from <= BLOCK) {
      return;
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    factorRest(from, middle, steps);
    List<Task> solves = new ArrayList<>();
    List<Task> updates = new ArrayList<>();
    for (int block = middle; block < to; block += BLOCK) {
      int end = Math.min(to, block + BLOCK);
      solves.add(solve(from, middle, block, end));
      updates.add(update(from, middle, block, end, to));
    }
    Task first = updates.get(0);
    Task next = factor(middle, Math.min(to, middle + BLOCK));
    updates.set(
        0,
        (matrix, scratch) -> {
          first.run(matrix, scratch);
          next.run(matrix, scratch);
        });
    steps.add(solves);
    steps.add(updates);
    factorRest(middle, to, steps);
  }

  /** Solves for some columns of the rows from ≤ i < to. */
  private Task solve(int from, int to, int column, int columnTo) {
    Substitution substitution = new Substitution(kernels, form, columnTo - column);
    scratchLength = Math.max(scratchLength, substitution.scratchLength());
    double[] y = output.array();
    return (matrix, scratch) -> {
      int start = start(matrix);
      substitution.solve(y, start, y, start + column, from, to, scratch, matrix);
    };
  }

  /** Takes the products of rows from ≤ i < to from some rows below, from their diagonal on. */
  private Task update(int from, int to, int row, int rowTo, int end) {
    MatrixProduct product =
        new MatrixProduct(rowTo - row, end - row, to - from, true, false, d, d, d, true);
    scratchLength = Math.max(scratchLength, product.scratchLength());
    double[] y = output.array();
    return (matrix, scratch) -> {
      int rows = start(matrix) + from * d + row;
      int result = start(matrix) + row * d + row;
      kernels.multiply(product, 0, rowTo - row, y, rows, y, rows, y, result, scratch);
    };
  }

  private void leaf(int matrix, int from, int to) {
    double[] y = output.array();
    int start = start(matrix);
    for (int k = from; k < to; k++) {
      int row = start + k * d;
      double pivot = 0 - y[row + k];
      if (!(pivot > 0)) {
        throw MatrixException.notPositiveDefinite(matrix, k, pivot);
      }
      double root = Math.sqrt(pivot);
      y[row + k] = root;
      for (int j = k + 1; j < to; j++) {
        y[row + j] = (0 - y[row + j]) / root;
      }
      for (int i = k + 1; i < to; i++) {
        for (int j = i; j < to; j++) {
          int place = start + i * d + j;
          y[place] = Math.fma(y[row + i], y[row + j], y[place]);
        }
      }
    }
  }

  private int start(int matrix) {
    return output.offset() + matrix * d * d;
  }

  /** What is done with the tile of rows from i and columns from j, not left of the diagonal. */
  @FunctionalInterface
  private interface Tile {
    void run(int matrix, int i, int j);
  }

  private List<Task> rowBlocks(Tile tile) {
    List<Task> tasks = new ArrayList<>();
    for (int block = 0; block < d; block += BLOCK) {
      int from = block;
      int to = Math.min(d, block + BLOCK);
      tasks.add(
          (matrix, scratch) -> {
            for (int i = from; i < to; i += TILE) {
              for (int j = i; j < d; j += TILE) {
                tile.run(matrix, i, j);
              }
            }
          });
    }
    return tasks;
  }

  /** Writes the negated symmetric part. */
  private void prepare(int matrix, int row, int column) {
    double[] x = a.array();
    double[] y = output.array();
    int from = a.offset() + matrix * d * d;
    int to = start(matrix);
    for (int i = row; i < Math.min(d, row + TILE); i++) {
      for (int j = Math.max(i, column); j < Math.min(d, column + TILE); j++) {
        y[to + i * d + j] = -(0.5 * x[from + j * d + i] + 0.5 * x[from + i * d + j]);
      }
    }
  }

  /** Moves the elements to the lower triangle and leaves zeros. */
  private void transpose(int matrix, int row, int column) {
    double[] y = output.array();
    int start = start(matrix);
    for (int i = row; i < Math.min(d, row + TILE); i++) {
      for (int j = Math.max(i + 1, column); j < Math.min(d, column + TILE); j++) {
        y[start + j * d + i] = y[start + i * d + j];
        y[start + i * d + j] = 0;
      }
    }
  }

  /** Works done one after another. */
  private record Phases(List<Work> phases) implements Work {
    @Override
    public void run(int task) {
      for (Work phase : phases) {
        for (int i = 0; i < phase.tasks(); i++) {
          phase.run(i);
        }
      }
    }
  }
}
