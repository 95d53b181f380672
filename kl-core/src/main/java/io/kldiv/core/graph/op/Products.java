package io.kldiv.core.graph.op;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;

/**
 * Products of matrices and vectors. Each element of a product is summed in index order with fused
 * multiply-add; that of {@code aᵀ·b} over many rows in {@link io.kldiv.core.graph.Segments}.
 */
public final class Products {
  private Products() {}

  /**
   * The matrix product {@code [.. × m × k] · [.. × k × n] → [.. × m × n]}, of rank 2 to 4; the axes
   * in front broadcast.
   *
   * @throws GraphException if a rank is less than 2, the inner sizes differ or the axes in front do
   *     not broadcast
   */
  public static Node matmul(Node a, Node b) {
    return matmul(a, false, b, false);
  }

  /**
   * The matrix product of a or its transpose and b or its transpose, without making the transposes.
   *
   * @param a {@code [.. × m × k]}, or {@code [.. × k × m]} if transposed
   * @param transposeA whether the product takes {@code aᵀ}
   * @param b {@code [.. × k × n]}, or {@code [.. × n × k]} if transposed
   * @param transposeB whether the product takes {@code bᵀ}
   * @return {@code [.. × m × n]}
   * @throws GraphException if a rank is less than 2, the inner sizes differ or the axes in front do
   *     not broadcast
   */
  public static Node matmul(Node a, boolean transposeA, Node b, boolean transposeB) {
    Matmul matmul = new Matmul(transposeA, transposeB);
    Shape shape = a.shape();
    if (shape.rank() < 3 || b.shape().rank() != 2 || transposeA) {
      return Node.of(matmul, a, b);
    }
    // One product of all rows: more work for each packed panel, and no sum over the batch in the
    // gradient for b.
    Shape result = Node.of(matmul, a, b).shape();
    int columns = shape.size(-1);
    int rows = Axes.product(shape.sizes(), 0, shape.rank() - 1);
    Node flat = Layouts.reshape(a, Shape.of(rows, columns));
    return Layouts.reshape(Node.of(matmul, flat, b), result);
  }

  /**
   * An affine map {@code x·W + b}: the fused multiply-adds of each element begin with its bias.
   *
   * @param x {@code [batch × k]}
   * @param weight {@code [k × n]}
   * @param bias {@code [n]}
   * @return {@code [batch × n]}
   * @throws GraphException if a rank or a size is another
   */
  public static Node affine(Node x, Node weight, Node bias) {
    return Node.of(new Affine(), x, weight, bias);
  }

  /**
   * The inner product along the last axis: the sum of the products, {@code [.. × n] · [.. × n] →
   * [..]}.
   *
   * @throws GraphException if the shapes do not broadcast or both have rank 0
   */
  public static Node dot(Node a, Node b) {
    return Reductions.sum(Elementwise.multiply(a, b), -1);
  }
}
