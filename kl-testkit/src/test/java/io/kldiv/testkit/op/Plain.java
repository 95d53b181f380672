package io.kldiv.testkit.op;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Plain Java over arrays by index, for oracles: slow, and with nothing of the framework's own. */
final class Plain {
  private Plain() {}

  /** The values of a shape by index, row-major. */
  static double[] fill(Shape shape, ToDoubleFunction<int[]> value) {
    double[] result = new double[shape.count()];
    for (int i = 0; i < result.length; i++) {
      result[i] = value.applyAsDouble(index(shape, i));
    }
    return result;
  }

  /** An element. */
  static double at(View x, int... index) {
    int place = 0;
    for (int axis = 0; axis < index.length; axis++) {
      place = place * x.shape().size(axis) + index[axis];
    }
    return x.get(place);
  }

  /** A function of the elements at the same place of broadcast inputs. */
  static double[] broadcast(List<View> inputs, ToDoubleFunction<double[]> function) {
    Shape shape = inputs.stream().map(View::shape).reduce(Shape.SCALAR, Shape::broadcast);
    return fill(
        shape,
        index ->
            function.applyAsDouble(
                inputs.stream().mapToDouble(x -> at(x, own(x.shape(), index))).toArray()));
  }

  private static int[] own(Shape shape, int[] index) {
    int[] result = new int[shape.rank()];
    for (int axis = 0; axis < result.length; axis++) {
      int place = index[axis + index.length - result.length];
      result[axis] = shape.size(axis) == 1 ? 0 : place;
    }
    return result;
  }

  private static int[] index(Shape shape, int place) {
    int[] result = new int[shape.rank()];
    int rest = place;
    for (int axis = result.length - 1; axis >= 0; axis--) {
      result[axis] = rest % shape.size(axis);
      rest /= shape.size(axis);
    }
    return result;
  }
}
