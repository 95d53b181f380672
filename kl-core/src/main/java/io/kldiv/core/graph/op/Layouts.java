package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BroadcastTo;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Reshape;
import io.kldiv.core.graph.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Operations that move elements and do not change them. Axes count from 0, or from −1 backwards.
 */
public final class Layouts {
  private Layouts() {}

  /**
   * The same elements, row-major, in another shape.
   *
   * @throws GraphException if the number of elements differs
   */
  public static Node reshape(Node x, Shape shape) {
    return Reshape.of(x, shape);
  }

  /**
   * The last two axes exchanged. {@link Products#matmul(Node, boolean, Node, boolean)} needs no
   * transpose.
   *
   * @throws GraphException if the rank is less than 2
   */
  public static Node transpose(Node x) {
    int rank = x.shape().rank();
    if (rank < 2) {
      throw Axes.refusal("transpose", "a rank of at least 2 is needed", x);
    }
    int[] axes = new int[rank];
    Arrays.setAll(axes, i -> i < rank - 2 ? i : 2 * rank - 3 - i);
    return Node.of(new Permute(list(axes)), x);
  }

  /**
   * The axes in another order: axis i of the result is axis {@code axes[i]} of x.
   *
   * @throws GraphException if the axes are not each axis of x once
   */
  public static Node permute(Node x, int... axes) {
    Axes.marked("permute", x, axes);
    int[] order = Arrays.stream(axes).map(x.shape()::axis).toArray();
    boolean identity = order.length == x.shape().rank();
    for (int i = 0; i < order.length; i++) {
      identity &= order[i] == i;
    }
    return identity ? x : Node.of(new Permute(list(order)), x);
  }

  /**
   * x repeated along axes of size 1 and along new axes in front.
   *
   * @throws GraphException if the shape of x does not broadcast to the shape
   */
  public static Node broadcastTo(Node x, Shape shape) {
    return BroadcastTo.of(x, shape);
  }

  /**
   * The part {@code from ≤ i < to} of an axis.
   *
   * @throws GraphException if there is no such axis, or not {@code 0 ≤ from ≤ to ≤ size}
   */
  public static Node slice(Node x, int axis, int from, int to) {
    return Node.of(new Slice(Axes.one("slice", x, axis), from, to), x);
  }

  /**
   * Arrays put behind each other along an axis.
   *
   * @param parts at least one, with shapes that differ in this axis at most
   * @throws GraphException if there are no parts, no such axis, or other sizes differ
   */
  public static Node concatenate(int axis, Node... parts) {
    if (parts.length == 0) {
      throw Axes.refusal("concatenate", "there is nothing to concatenate");
    }
    return Node.of(new Concatenate(Axes.one("concatenate", parts[0], axis)), parts);
  }

  /**
   * x with zeros put before and after it along an axis.
   *
   * @throws GraphException if there is no such axis or a number of zeros is negative
   */
  public static Node pad(Node x, int axis, int before, int after) {
    return Node.of(new Pad(Axes.one("pad", x, axis), before, after), x);
  }

  /**
   * Rows of a table: row i of the result is row {@code indices[i]} of the table. An embedding.
   *
   * @param table {@code [v × d]}
   * @param indices {@code [n]}, whole numbers from 0 to v − 1, without gradient; a run throws
   *     {@link IndexOutOfBoundsException} at another one
   * @return {@code [n × d]}
   * @throws GraphException if the ranks are not 2 and 1
   */
  public static Node gatherRows(Node table, Node indices) {
    return Node.of(new GatherRows(), table, indices);
  }

  /**
   * Rows added into a table of zeros: the adjoint of {@link #gatherRows}. Rows of the same index
   * are added in order.
   *
   * @param values {@code [n × d]}
   * @param indices {@code [n]}, whole numbers from 0 to {@code rows − 1}, without gradient; a run
   *     throws {@link IndexOutOfBoundsException} at another one
   * @param rows the number v of rows of the table
   * @return {@code [v × d]}
   * @throws GraphException if the ranks are not 2 and 1, the numbers of rows and indices differ or
   *     {@code rows} is negative
   */
  public static Node scatterAddRows(Node values, Node indices, int rows) {
    return Node.of(new ScatterAddRows(rows), values, indices);
  }

  /**
   * The windows of images, each as one row, so that a convolution is a product with a matrix {@code
   * [kernelHeight·kernelWidth·c × filters]}. A border of zeros is made by {@link #pad}.
   *
   * @param x {@code [batch × h × w × c]}
   * @param kernelHeight the height of a window, 1 to h
   * @param kernelWidth the width of a window, 1 to w
   * @param stride the step from window to window in both directions, at least 1
   * @return {@code [batch × ⌊(h − kernelHeight)/stride⌋ + 1 × ⌊(w − kernelWidth)/stride⌋ + 1 ×
   *     kernelHeight·kernelWidth·c]}
   * @throws GraphException if x has not rank 4 or an argument is outside its range
   */
  public static Node windows(Node x, int kernelHeight, int kernelWidth, int stride) {
    return Node.of(new Windows(kernelHeight, kernelWidth, stride), x);
  }

  /**
   * Windows added at their places into images of zeros: the adjoint of {@link #windows}.
   *
   * @param x the windows, of the shape that {@link #windows} makes of images
   * @param images the shape {@code [batch × h × w × c]} of the result
   * @param kernelHeight the height of a window, 1 to h
   * @param kernelWidth the width of a window, 1 to w
   * @param stride the step from window to window in both directions, at least 1
   * @throws GraphException if x has not the shape of the windows of such images
   */
  public static Node addWindows(
      Node x, Shape images, int kernelHeight, int kernelWidth, int stride) {
    return Node.of(new AddWindows(images, new Windows(kernelHeight, kernelWidth, stride)), x);
  }

  /**
   * The diagonals {@code [.. × d]} of matrices {@code [.. × d × d]}.
   *
   * @throws GraphException if x does not hold square matrices
   */
  public static Node diagonal(Node x) {
    return Node.of(new Diagonal(), x);
  }

  /**
   * Matrices {@code [.. × d × d]} with the diagonals {@code [.. × d]} and zeros elsewhere.
   *
   * @throws GraphException if x has rank 0 or 4
   */
  public static Node diagonalMatrix(Node x) {
    return Node.of(new DiagonalMatrix(), x);
  }

  /**
   * Matrices {@code [.. × d × d]} with zeros above the diagonal.
   *
   * @throws GraphException if x does not hold square matrices
   */
  public static Node lowerTriangle(Node x) {
    return Node.of(new Triangle(true), x);
  }

  /**
   * Matrices {@code [.. × d × d]} with zeros below the diagonal.
   *
   * @throws GraphException if x does not hold square matrices
   */
  public static Node upperTriangle(Node x) {
    return Node.of(new Triangle(false), x);
  }

  /**
   * Lower triangular matrices {@code [.. × d × d]} filled row by row: {@code l₀₀, l₁₀, l₁₁, l₂₀,
   * …}.
   *
   * @param packed {@code [.. × d(d+1)/2]}
   * @throws GraphException if the last axis has another size or the rank is 0 or 4
   */
  public static Node lowerTriangular(Node packed, int d) {
    return Node.of(new UnpackTriangle(d), packed);
  }

  /**
   * The lower triangles {@code [.. × d(d+1)/2]} of matrices {@code [.. × d × d]}, row by row: the
   * adjoint of {@link #lowerTriangular}.
   *
   * @throws GraphException if x does not hold square matrices
   */
  public static Node packLowerTriangle(Node x) {
    return Node.of(new PackTriangle(), x);
  }

  /** A list, equal by its numbers. */
  static List<Integer> list(int... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
