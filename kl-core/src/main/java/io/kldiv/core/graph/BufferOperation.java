package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import java.util.List;

/** An operation that sees its inputs and its output whole: a product, a reduction, a layout change. */
public non-sealed interface BufferOperation extends Operation {
  /**
   * Ties the operation to its arrays, once, when the plan is compiled. What the work needs besides
   * is allocated here, so that {@link Work#run} allocates nothing.
   *
   * @param kernels the loops to use
   * @param inputs where the inputs lie
   * @param output where the result goes; it overlaps no input
   */
  Work bind(Kernels kernels, List<View> inputs, View output);

  /**
   * An estimate of the floating-point operations, for {@link Plan#explain()} and for the decision
   * to use several threads.
   */
  default long flops(List<Shape> inputs, Shape output) {
    return output.count();
  }

  /** Bound work, cut into tasks whose number and bounds do not depend on the number of threads. */
  @FunctionalInterface
  interface Work {
    /**
     * Does one task. Tasks run in any order and at the same time, so each writes elements of its
     * own.
     *
     * @param task from 0 to {@code tasks() - 1}
     */
    void run(int task);

    /** The number of tasks. */
    default int tasks() {
      return 1;
    }
  }
}
