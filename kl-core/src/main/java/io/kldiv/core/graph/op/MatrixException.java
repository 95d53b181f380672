package io.kldiv.core.graph.op;

/**
 * A matrix without the factorisation asked for, found while a plan runs. The message names the
 * operation, the matrix, the pivot and its value, and what can be done.
 */
public final class MatrixException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int matrix;
  private final int pivot;
  private final double value;

  MatrixException(String message, int matrix, int pivot, double value) {
    super(message);
    this.matrix = matrix;
    this.pivot = pivot;
    this.value = value;
  }

  static MatrixException notPositiveDefinite(int matrix, int pivot, double value) {
    return new MatrixException(
        ("cholesky: matrix %d of the batch is not positive definite: pivot %d is %s, it must be"
                + " greater than 0; add a small number to the diagonal, or check that rows are not"
                + " linearly dependent")
            .formatted(matrix, pivot, value),
        matrix,
        pivot,
        value);
  }

  static MatrixException singular(String operation, int matrix, int pivot, double value) {
    return new MatrixException(
        "%s: matrix %d of the batch is singular: pivot %d is %s"
            .formatted(operation, matrix, pivot, value),
        matrix,
        pivot,
        value);
  }

  static MatrixException notFinite(String operation, int matrix, int row, double value) {
    return new MatrixException(
        "%s: matrix %d of the batch has the element %s in row %d; all must be finite"
            .formatted(operation, matrix, value, row),
        matrix,
        row,
        value);
  }

  static MatrixException notConverged(String operation, int matrix) {
    return new MatrixException(
        "%s: the iteration for matrix %d of the batch did not converge"
            .formatted(operation, matrix),
        matrix,
        0,
        Double.NaN);
  }

  /** The number of the matrix in its batch, from 0, with the axes in front taken row-major. */
  public int matrix() {
    return matrix;
  }

  /** The row, from 0, at which the factorisation stopped. */
  public int pivot() {
    return pivot;
  }

  /** The value found at the pivot. */
  public double value() {
    return value;
  }
}
