package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Layouts.reshape;
import static io.kldiv.core.graph.op.Layouts.slice;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;

/**
 * Factorisations of matrices, which lie in the last two axes; the axes in front number the
 * matrices.
 *
 * <p>Cholesky factors and solutions are computed by blocks, each element in an order that follows
 * from the shapes alone, and allocate nothing. So do eigenvalues of up to 32 rows, and singular
 * values of up to 16 rows and columns; those of larger matrices are computed by ojAlgo, which
 * allocates.
 */
public final class LinearAlgebra {
  private LinearAlgebra() {}

  /**
   * The lower triangular factors l with a positive diagonal, {@code l·lᵀ = (a + aᵀ)/2}.
   *
   * <p>The gradient (Murray, 2016, "Differentiation of the Cholesky decomposition", equation 10) is
   * symmetric, since the result depends on the symmetric part of a. A run throws {@link
   * MatrixException} at a matrix that is not positive definite.
   *
   * @param a {@code [.. × d × d]}
   * @return {@code [.. × d × d]}
   * @throws GraphException if a does not hold square matrices
   */
  public static Node cholesky(Node a) {
    return Node.of(new Cholesky(), a);
  }

  /**
   * The solutions x of {@code l·x = b} with lower triangular l.
   *
   * @see #triangularSolve(Node, Node, boolean, boolean)
   */
  public static Node triangularSolve(Node l, Node b) {
    return triangularSolve(l, b, true, false);
  }

  /**
   * The solutions x of {@code t·x = b}, or {@code tᵀ·x = b}, with triangular t. The other triangle
   * of t is not looked at, its gradient is 0. A run throws {@link MatrixException} at a 0 on the
   * diagonal.
   *
   * @param t {@code [.. × d × d]}
   * @param b {@code [.. × d × n]}; the axes in front broadcast with those of t
   * @param lower whether t is lower triangular, else it is upper triangular
   * @param transposed whether the equation has {@code tᵀ}
   * @return {@code [.. × d × n]}
   * @throws GraphException if t does not hold square matrices or b does not fit
   */
  public static Node triangularSolve(Node t, Node b, boolean lower, boolean transposed) {
    return Node.of(new TriangularSolve(lower, transposed, false), t, b);
  }

  /**
   * The lower triangular solutions x of {@code l·x = b} with lower triangular l and b, in a third
   * of the time of {@link #triangularSolve(Node, Node)}. The other triangles of l and b are not
   * looked at, their gradients are 0. A run throws {@link MatrixException} at a 0 on the diagonal
   * of l.
   *
   * @param l {@code [.. × d × d]}
   * @param b {@code [.. × d × d]}; the axes in front broadcast with those of l
   * @return {@code [.. × d × d]}
   * @throws GraphException if l or b do not hold square matrices of one size
   */
  public static Node triangularQuotient(Node l, Node b) {
    return Node.of(new TriangularSolve(true, false, true), l, b);
  }

  /**
   * The solutions x of {@code a·x = b}, by elimination with row exchanges. A run throws {@link
   * MatrixException} at a singular matrix.
   *
   * @param a {@code [.. × d × d]}
   * @param b {@code [.. × d × n]}; the axes in front broadcast with those of a
   * @return {@code [.. × d × n]}
   * @throws GraphException if a does not hold square matrices or b does not fit
   */
  public static Node solve(Node a, Node b) {
    return Node.of(new Solve(false), a, b);
  }

  /**
   * The logarithm of the determinant of {@code l·lᵀ}: {@code 2·Σ log lᵢᵢ}.
   *
   * @param l factors {@code [.. × d × d]} of {@link #cholesky}
   * @return {@code [..]}
   * @throws GraphException if l does not hold square matrices
   */
  public static Node logDeterminantFromCholesky(Node l) {
    Node logs = Elementwise.log(Layouts.diagonal(l));
    return Elementwise.scale(Reductions.sum(logs, -1), 2);
  }

  /**
   * The eigenvalues and eigenvectors of the symmetric part {@code (a + aᵀ)/2}.
   *
   * <p>Derivatives of eigenvectors do not exist where eigenvalues are equal; terms that would
   * divide by an exact difference of 0 are left out, which is right for functions that do not
   * depend on the choice of the eigenvectors. Near-equal eigenvalues give large gradients.
   *
   * @param a {@code [.. × d × d]}
   * @throws GraphException if a does not hold square matrices
   */
  public static Eigen eigenSymmetric(Node a) {
    Node packed = Node.of(new EigenSymmetric(), a);
    int d = a.shape().size(-1);
    return new Eigen(row(packed, 0), slice(packed, -2, 1, d + 1));
  }

  /**
   * The thin singular value decomposition {@code a = u·diag(s)·vᵀ}.
   *
   * <p>Derivatives of u and v do not exist where singular values are equal or 0; terms that would
   * divide by an exact 0 are left out.
   *
   * @param a {@code [.. × m × n]}
   * @throws GraphException if a does not hold matrices
   */
  public static Svd svd(Node a) {
    Node packed = Node.of(new SingularValues(), a);
    int m = a.shape().size(-2);
    int n = a.shape().size(-1);
    return new Svd(
        slice(packed, -2, 1, m + 1), row(packed, 0), slice(packed, -2, m + 1, m + n + 1));
  }

  /**
   * The singular values of {@link #svd}, {@code [.. × min(m, n)]}, greatest first.
   *
   * @param a {@code [.. × m × n]}
   * @throws GraphException if a does not hold matrices
   */
  public static Node singularValues(Node a) {
    return svd(a).values();
  }

  private static Node row(Node packed, int index) {
    Shape shape = packed.shape().without(-2);
    return reshape(slice(packed, -2, index, index + 1), shape);
  }

  /**
   * Eigenvalues and eigenvectors.
   *
   * @param values {@code [.. × d]}, least first
   * @param vectors {@code [.. × d × d]}; column j, of length 1, belongs to value j, and its element
   *     of greatest absolute value, the first of them, is positive
   */
  public record Eigen(Node values, Node vectors) {}

  /**
   * A thin singular value decomposition with {@code k = min(m, n)}.
   *
   * @param u {@code [.. × m × k]}, orthonormal columns; in each the element of greatest absolute
   *     value, the first of them, is positive
   * @param values {@code [.. × k]}, greatest first
   * @param v {@code [.. × n × k]}, orthonormal columns
   */
  public record Svd(Node u, Node values, Node v) {}
}
