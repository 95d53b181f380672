package io.kldiv.core.graph.op;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;

/** Row numbers that come as data. */
final class RowIndices {
  private RowIndices() {}

  static void requireMatrix(Shape shape) {
    if (shape.rank() != 2) {
      throw new GraphException("the first input must have rank 2");
    }
  }

  static void requireVector(Shape shape) {
    if (shape.rank() != 1) {
      throw new GraphException("the indices must have rank 1");
    }
  }

  /** The row number at a place. */
  static int at(View indices, int place, int rows) {
    double value = indices.array()[indices.offset() + place];
    int index = (int) value;
    if (index != value || index < 0 || index >= rows) {
      throw new IndexOutOfBoundsException(
          "index %s at place %d is not a whole number from 0 to %d"
              .formatted(value, place, rows - 1));
    }
    return index;
  }
}
