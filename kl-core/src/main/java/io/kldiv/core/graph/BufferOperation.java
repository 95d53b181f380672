package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Reduction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation that sees its inputs and its output whole: a product, a reduction, a layout change.
 */
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

  /**
   * Where the result lies in the first input, if it is a run of its consecutive elements: a
   * reshaped array, a range of its outermost axis. The plan then makes no copy and does not call
   * {@link #bind}.
   *
   * @param inputs the shapes of the inputs
   * @return the index in the first input of the first element of the result, or −1 where the result
   *     is not a part of it
   */
  default int aliasOffset(List<Shape> inputs) {
    return -1;
  }

  /**
   * The reduction, if the result is that of {@link Kernels#reduce} over all elements of the only
   * input. The plan may then reduce the elements block by block as they are computed, with the same
   * bits.
   *
   * @param inputs the shapes of the inputs
   * @return the reduction, or null for any other operation
   */
  default @Nullable Reduction wholeReduction(List<Shape> inputs) {
    return null;
  }

  /**
   * The operation as one on matrices {@code [rows × n]}, if each row of the result depends on the
   * same row of the only input alone; a row lies along the last axis, and of a result without that
   * axis a row is one element. The plan may then bind it to some of the rows at a time, with the
   * same bits, together with elementwise operations.
   *
   * @param inputs the shapes of the inputs
   * @return an operation to bind to an input {@code [rows × n]} and an output {@code [rows × n]} or
   *     {@code [rows]}, or null where rows depend on each other
   */
  default @Nullable BufferOperation rowwise(List<Shape> inputs) {
    return null;
  }

  /**
   * The input that can be cut along its outermost axis together with the result: slice i of the
   * result, such as a sample of a batch, depends of this input on slice i alone, and on the other
   * inputs as they are. The plan may then take some slices through several operations before the
   * next ones, with the same bits.
   *
   * @param inputs the shapes of the inputs
   * @return the index of the input, or −1 where slices depend on each other
   */
  default int slicedInput(List<Shape> inputs) {
    return -1;
  }

  /**
   * Ties the operation to its arrays as {@link #bind(Kernels, List, View)} does, with a task for
   * each piece of a cut. Called only where there is a {@link #slicedInput}.
   *
   * @param kernels the loops to use
   * @param inputs where the inputs lie
   * @param output where the result goes; it overlaps no input
   * @param cut how the outermost axis is cut
   */
  default Work bind(Kernels kernels, List<View> inputs, View output, Cut cut) {
    throw new IllegalStateException(name() + " cannot be cut");
  }

  /**
   * How the result is summed, if it is the sum over the outermost axis of all inputs of what the
   * same slice of each gives. {@link #bind(Kernels, List, View)} then answers with a {@link
   * SegmentSum} of these segments, and the plan may sum a segment as soon as its slices are there.
   *
   * @param inputs the shapes of the inputs
   * @param output the shape of the result
   * @return the segments, or null for any other operation
   */
  default @Nullable Segments segments(List<Shape> inputs, Shape output) {
    return null;
  }

  /**
   * How an outermost axis is cut into pieces.
   *
   * @param slices the length of the axis
   * @param piece the slices of a piece; the last one may be shorter
   * @param together how many pieces in a row are never worked on at the same time, so that scratch
   *     memory can be shared
   */
  record Cut(int slices, int piece, int together) {
    /** The number of pieces. */
    public int pieces() {
      return (slices + piece - 1) / piece;
    }

    /** The number of scratch arrays that are in use at the same time. */
    public int scratches() {
      return (pieces() + together - 1) / together;
    }
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

    /**
     * Works to be done one after another in place of this one, each begun when the one before has
     * ended, with the same result. Work that needs no such order is its own only phase.
     */
    default List<Work> phases() {
      return List.of(this);
    }
  }
}
