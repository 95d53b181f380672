package io.kldiv.testkit;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.Span;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;

/** Runs one operation without a plan, in surroundings that a plan seldom makes. */
final class DirectRun {
  private static final int MARGIN = 3;

  private DirectRun() {}

  /**
   * The result of an operation on whole arrays, computed into memory full of NaN, at an offset,
   * with the tasks in reverse order.
   *
   * @throws AssertionError if an element beside the result was written
   */
  static double[] scattered(Node node, BufferOperation operation, List<View> inputs) {
    List<View> moved = inputs.stream().map(x -> surrounded(x.shape(), x.toArray())).toList();
    double[] garbage = new double[node.shape().count()];
    Arrays.fill(garbage, Double.NaN);
    View output = surrounded(node.shape(), garbage);
    BufferOperation.Work work = operation.bind(Kernels.scalar(), moved, output);
    for (int task = work.tasks() - 1; task >= 0; task--) {
      work.run(task);
    }
    for (int i = 0; i < MARGIN; i++) {
      double after = output.array()[MARGIN + output.count() + i];
      if (!Double.isNaN(output.array()[i]) || !Double.isNaN(after)) {
        throw new AssertionError("an element beside the result was written");
      }
    }
    return output.toArray();
  }

  /** The result of an elementwise operation computed over one of its inputs, all of one shape. */
  static double[] inPlace(ElementwiseOperation operation, List<View> inputs, int over) {
    Span[] spans = new Span[inputs.size()];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = new Span();
      spans[i].array = inputs.get(i).toArray();
    }
    operation.apply(Kernels.best(), spans, spans[over], inputs.get(0).count());
    return spans[over].array;
  }

  private static View surrounded(Shape shape, double[] values) {
    double[] array = new double[values.length + 2 * MARGIN];
    Arrays.fill(array, Double.NaN);
    System.arraycopy(values, 0, array, MARGIN, values.length);
    return new View(array, MARGIN, shape);
  }
}
