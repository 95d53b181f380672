package io.kldiv.core.graph.op;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Shape;
import java.util.Arrays;

/** Operations on matrices that lie in the last two axes; the axes in front number the matrices. */
final class Batches {
  private Batches() {}

  /** The axes in front of the matrix. */
  static Shape lead(Shape shape) {
    if (shape.rank() < 2) {
      throw new GraphException("%s is not a matrix: a rank of 2 to 4 is needed".formatted(shape));
    }
    return Shape.of(Arrays.copyOf(shape.sizes(), shape.rank() - 2));
  }

  /** A shape of matrices. */
  static Shape matrices(Shape lead, int rows, int columns) {
    int[] sizes = Arrays.copyOf(lead.sizes(), lead.rank() + 2);
    sizes[lead.rank()] = rows;
    sizes[lead.rank() + 1] = columns;
    return Shape.of(sizes);
  }

  /** The size of square matrices. */
  static int square(Shape shape) {
    lead(shape);
    if (shape.size(-1) != shape.size(-2)) {
      throw new GraphException("the matrices of %s are not square".formatted(shape));
    }
    return shape.size(-1);
  }

  /** For each matrix of the broadcast result, where the matrix of an operand starts in its view. */
  static int[] offsets(Shape operand, Shape result) {
    Shape own = lead(operand);
    Shape all = lead(result);
    int size = operand.size(-1) * operand.size(-2);
    int[] offsets = new int[all.count()];
    for (int i = 0; i < offsets.length; i++) {
      int rest = i;
      int index = 0;
      int stride = 1;
      for (int axis = 1; axis <= own.rank(); axis++) {
        index += own.size(-axis) == 1 ? 0 : stride * (rest % all.size(-axis));
        stride *= own.size(-axis);
        rest /= all.size(-axis);
      }
      offsets[i] = index * size;
    }
    return offsets;
  }
}
