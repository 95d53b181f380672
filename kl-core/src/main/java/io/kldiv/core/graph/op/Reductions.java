package io.kldiv.core.graph.op;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.SumTo;
import io.kldiv.core.kernel.RowOperation;

/**
 * Operations that reduce, or normalise, along axes. Axes count from 0, the outermost, or from −1,
 * the innermost; a reduced axis is dropped. Every order of summation is fixed by the shape.
 */
public final class Reductions {
  private Reductions() {}

  /** The sum of all elements, of rank 0; 0 for no elements. */
  public static Node sum(Node x) {
    int rank = x.shape().rank();
    return rank == 0 ? x : Node.of(new SumTo(0, rank, Shape.SCALAR), x);
  }

  /**
   * The sum over axes; over no axes, x itself.
   *
   * @throws GraphException if there is no such axis or one is given twice
   */
  public static Node sum(Node x, int... axes) {
    boolean[] dropped = Axes.marked("sum", x, axes);
    Node result = x;
    int end = dropped.length;
    while (end > 0) {
      int first = end;
      while (first > 0 && dropped[first - 1]) {
        first--;
      }
      if (first < end) {
        result = Node.of(new SumTo(first, end, without(result.shape(), first, end)), result);
      }
      end = first - 1;
    }
    return result;
  }

  private static Shape without(Shape shape, int from, int to) {
    Shape result = shape;
    for (int axis = from; axis < to; axis++) {
      result = result.without(from);
    }
    return result;
  }

  /** The mean of all elements, of rank 0; NaN for no elements. */
  public static Node mean(Node x) {
    return divideByCount(x, sum(x));
  }

  /**
   * The mean over axes; NaN where there are no elements.
   *
   * @throws GraphException if there is no such axis or one is given twice
   */
  public static Node mean(Node x, int... axes) {
    return divideByCount(x, sum(x, axes));
  }

  /**
   * The greatest element along an axis; {@code −∞} along an axis of size 0, NaN if any is NaN.
   * Equal greatest elements share the gradient evenly, as in {@link Elementwise#maximum}.
   *
   * @throws GraphException if there is no such axis
   */
  public static Node max(Node x, int axis) {
    return Node.of(new RowReduction(RowOperation.MAX), axisLast("max", x, axis));
  }

  /**
   * {@code log Σ eˣ} along an axis, without overflow. Where all elements are {@code −∞} it is
   * {@code −∞} with gradient 0.
   *
   * @throws GraphException if there is no such axis
   */
  public static Node logSumExp(Node x, int axis) {
    return Node.of(new RowReduction(RowOperation.LOG_SUM_EXP), axisLast("logSumExp", x, axis));
  }

  /**
   * Probabilities {@code eˣ / Σ eˣ} along the last axis, of the shape of x. A logit of {@code −∞}
   * has probability 0 and gradient 0; if all are {@code −∞}, all results are 0.
   *
   * @throws GraphException if x has rank 0
   */
  public static Node softmax(Node x) {
    return Node.of(new RowNormalization(RowOperation.SOFTMAX), x);
  }

  /**
   * Log probabilities {@code x − log Σ eˣ} along the last axis, in nats, of the shape of x. A logit
   * of {@code −∞} has log probability {@code −∞}, and finite gradients.
   *
   * @throws GraphException if x has rank 0
   */
  public static Node logSoftmax(Node x) {
    return Node.of(new RowNormalization(RowOperation.LOG_SOFTMAX), x);
  }

  /**
   * The index of the first greatest element along the last axis, as a number; a NaN counts as the
   * greatest. Without gradient.
   *
   * @throws GraphException if x has rank 0 or its last axis has size 0
   */
  public static Node argMax(Node x) {
    return Node.of(new ArgMax(), x);
  }

  /**
   * The sum over the axes along which {@code shape} would broadcast to the shape of x: the adjoint
   * of {@link Layouts#broadcastTo}.
   *
   * @throws GraphException if {@code shape} does not broadcast to the shape of x
   */
  public static Node sumTo(Node x, Shape shape) {
    Axes.requireBroadcast("sumTo", x, shape, x.shape());
    return SumTo.of(x, shape);
  }

  private static Node divideByCount(Node x, Node sum) {
    int kept = sum.shape().count();
    if (kept == 0) {
      return sum;
    }
    int count = x.shape().count() / kept;
    return Elementwise.divide(sum, Node.constant(count));
  }

  private static Node axisLast(String name, Node x, int axis) {
    int dropped = Axes.one(name, x, axis);
    int rank = x.shape().rank();
    if (dropped == rank - 1) {
      return x;
    }
    int[] axes = new int[rank];
    for (int i = 0; i < rank - 1; i++) {
      axes[i] = i < dropped ? i : i + 1;
    }
    axes[rank - 1] = dropped;
    return Layouts.permute(x, axes);
  }
}
