package io.kldiv.core.graph.op;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.View;
import org.ojalgo.matrix.store.MatrixStore;

/** What eigenvectors and singular vectors have in common. */
final class Columns {
  private Columns() {}

  /** Checks a matrix of a batch: the iterations of ojAlgo need not end otherwise. */
  static void requireFinite(String operation, View a, int matrix) {
    int columns = a.shape().size(-1);
    int size = a.shape().size(-2) * columns;
    for (int i = 0; i < size; i++) {
      double value = a.array()[a.offset() + matrix * size + i];
      if (!Double.isFinite(value)) {
        throw MatrixException.notFinite(operation, matrix, i / columns, value);
      }
    }
  }

  /** The columns of a diagonal matrix by ascending value; equal values in their order. */
  static int[] ascending(MatrixStore<Double> diagonal) {
    int d = (int) diagonal.countColumns();
    int[] order = new int[d];
    for (int i = 0; i < d; i++) {
      int place = i;
      double value = diagonal.doubleValue(i, i);
      while (place > 0 && diagonal.doubleValue(order[place - 1], order[place - 1]) > value) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = i;
    }
    return order;
  }

  /** The sign of the element of greatest absolute value of a column, the first of them. */
  static double sign(MatrixStore<Double> matrix, int column) {
    double greatest = 0;
    for (int i = 0; i < matrix.countRows(); i++) {
      double value = matrix.doubleValue(i, column);
      if (Math.abs(value) > Math.abs(greatest)) {
        greatest = value;
      }
    }
    return greatest < 0 ? -1 : 1;
  }

  /** {@code 1/x}, or 0 at 0. */
  static Node reciprocalOrZero(Node x) {
    Node zero = Elementwise.equal(x, Elementwise.ZERO);
    Node safe = Elementwise.select(zero, Elementwise.ONE, x);
    return Elementwise.select(zero, Elementwise.ZERO, Elementwise.reciprocal(safe));
  }
}
