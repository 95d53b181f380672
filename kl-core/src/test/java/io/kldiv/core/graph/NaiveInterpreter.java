package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates nodes one element at a time, by recursion, without any of the plan's machinery: no
 * blocks, no aliases, no reuse. The oracle of the plan's tests.
 */
final class NaiveInterpreter {
  private final Kernels kernels = Kernels.scalar();
  private final Map<Node, double[]> values = new IdentityHashMap<>();

  NaiveInterpreter(Map<Node, double[]> leaves) {
    values.putAll(leaves);
  }

  double[] value(Node node) {
    double[] known = values.get(node);
    if (known == null) {
      known = evaluate(node);
      values.put(node, known);
    }
    return known;
  }

  private double[] evaluate(Node node) {
    if (node.operation() instanceof Leaf.Constant constant) {
      return constant.toArray();
    }
    List<double[]> inputs = node.inputs().stream().map(this::value).toList();
    double[] result = new double[node.shape().count()];
    if (node.operation() instanceof BufferOperation operation) {
      List<View> views =
          node.inputs().stream().map(input -> new View(value(input), 0, input.shape())).toList();
      BufferOperation.Work work = operation.bind(kernels, views, new View(result, 0, node.shape()));
      for (int task = work.tasks() - 1; task >= 0; task--) {
        work.run(task);
      }
      return result;
    }
    ElementwiseOperation operation = (ElementwiseOperation) node.operation();
    for (int i = 0; i < result.length; i++) {
      Span[] spans = new Span[inputs.size()];
      for (int k = 0; k < spans.length; k++) {
        spans[k] = new Span();
        spans[k].array = inputs.get(k);
        spans[k].offset = index(node.inputs().get(k).shape(), node.shape(), i);
      }
      Span output = new Span();
      output.array = result;
      output.offset = i;
      operation.apply(kernels, spans, output, 1);
    }
    return result;
  }

  private static int index(Shape from, Shape to, int flat) {
    int[] place = new int[to.rank()];
    for (int axis = to.rank() - 1; axis >= 0; axis--) {
      place[axis] = flat % to.size(axis);
      flat /= to.size(axis);
    }
    int index = 0;
    for (int axis = 0; axis < from.rank(); axis++) {
      int at = from.size(axis) == 1 ? 0 : place[axis + to.rank() - from.rank()];
      index = index * from.size(axis) + at;
    }
    return index;
  }
}
