package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;

/**
 * Work on rows that do not depend on each other, cut into blocks. The bounds follow from the shapes
 * alone.
 *
 * @param rows the number of rows
 * @param block the rows of a task, the last one excepted
 * @param body what is done with a block
 */
record RowTasks(int rows, int block, Body body) implements BufferOperation.Work {
  /** The floating-point operations worth a task. */
  static final long TASK_FLOPS = 1 << 17;

  /** The most tasks, so that scratch memory per task stays small. */
  private static final int MAX_TASKS = 64;

  /** What is done with a block of rows. */
  @FunctionalInterface
  interface Body {
    /** Does the rows {@code from ≤ row < to}; {@code task} says whose scratch memory to use. */
    void run(int task, int from, int to);
  }

  /** Tasks of at least {@code taskFlops}, whose rows are a multiple of {@code multiple}. */
  static int block(int rows, long flopsPerRow, long taskFlops, int multiple) {
    long worth = 1 + (taskFlops - 1) / Math.max(1, flopsPerRow);
    long least = Math.max(worth, (rows + MAX_TASKS - 1L) / MAX_TASKS);
    long rounded = (least + multiple - 1) / multiple * multiple;
    return (int) Math.max(1, Math.min(rounded, rows));
  }

  /** The number of tasks for a number of rows. */
  static int count(int rows, int block) {
    return (rows + block - 1) / block;
  }

  /** Tasks for rows of a cost. */
  static RowTasks of(int rows, long flopsPerRow, Body body) {
    return new RowTasks(rows, block(rows, flopsPerRow, TASK_FLOPS, 1), body);
  }

  @Override
  public int tasks() {
    return count(rows, block);
  }

  @Override
  public void run(int task) {
    int from = task * block;
    body.run(task, from, Math.min(rows, from + block));
  }
}
