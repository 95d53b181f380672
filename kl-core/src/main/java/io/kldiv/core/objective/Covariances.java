package io.kldiv.core.objective;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.List;

/** Triangular factors of constant covariances. */
final class Covariances {
  private static final double EPSILON = 0x1p-52;

  private Covariances() {}

  /**
   * The factor L of a covariance LLᵀ, {@code [d × d]}, from rows of numbers.
   *
   * @throws DivergenceException if it is not d × d, not symmetric, or not positive definite
   */
  static Node factor(String what, List<List<Double>> rows, int d) {
    double[] values = new double[d * d];
    boolean square = rows.size() == d;
    for (int i = 0; i < d && square; i++) {
      square = rows.get(i).size() == d;
      for (int j = 0; j < d && square; j++) {
        values[i * d + j] = rows.get(i).get(j);
      }
    }
    if (!square) {
      throw new DivergenceException(
          "%s must have %d rows of %d numbers, one for each output, but is %s"
              .formatted(what, d, d, rows));
    }
    return factor(what, values, d);
  }

  /**
   * The factor L of a covariance LLᵀ, {@code [d × d]}, by Cholesky's method.
   *
   * @throws DivergenceException if it is not symmetric, or not positive definite: the message names
   *     the pivot
   */
  static Node factor(String what, double[] covariance, int d) {
    checkSymmetric(what, covariance, d);
    double[] factor = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        factor[i * d + j] = rest(covariance, factor, i * d, j * d, j) / factor[j * d + j];
      }
      double pivot = rest(covariance, factor, i * d, i * d, i);
      double variance = covariance[i * d + i];
      if (!(pivot > d * EPSILON * variance && pivot < Double.POSITIVE_INFINITY)) {
        throw new DivergenceException(
            "%s is not positive definite: pivot %d of %d is %s where the variance is %s"
                .formatted(what, i + 1, d, pivot, variance));
      }
      factor[i * d + i] = Math.sqrt(pivot);
    }
    return Node.constant(factor, Shape.of(d, d));
  }

  /** The element (row, n) of the covariance less Σₖ Lᵣₖ Lₛₖ over k below n. */
  private static double rest(double[] covariance, double[] factor, int row, int other, int n) {
    double rest = covariance[row + n];
    for (int k = 0; k < n; k++) {
      rest = Math.fma(-factor[row + k], factor[other + k], rest);
    }
    return rest;
  }

  private static void checkSymmetric(String what, double[] covariance, int d) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        double below = covariance[i * d + j];
        double above = covariance[j * d + i];
        if (!(Math.abs(below - above) <= 1e-12 * Math.max(Math.abs(below), Math.abs(above)))) {
          throw new DivergenceException(
              "%s is not symmetric: row %d, column %d is %s, but row %d, column %d is %s"
                  .formatted(what, i + 1, j + 1, below, j + 1, i + 1, above));
        }
      }
    }
  }
}
