package io.kldiv.core.graph;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The sizes of an array of rank 0 to 4, row-major. Immutable; equal by its sizes. */
public final class Shape {
  /** The largest rank. */
  public static final int MAX_RANK = 4;

  /** The shape of a single number, of rank 0. */
  public static final Shape SCALAR = new Shape(new int[0]);

  private final int[] sizes;
  private final int count;

  private Shape(int[] sizes) {
    this.sizes = sizes;
    int product = 1;
    for (int size : sizes) {
      product = Math.multiplyExact(product, size);
    }
    this.count = product;
  }

  /**
   * A shape from its sizes, outermost first.
   *
   * @throws GraphException if there are more than four sizes or one is negative
   * @throws ArithmeticException if the number of elements exceeds an {@code int}
   */
  public static Shape of(int... sizes) {
    if (sizes.length > MAX_RANK) {
      throw new GraphException(
          "a shape has at most rank %d, but %s has rank %d"
              .formatted(MAX_RANK, Arrays.toString(sizes), sizes.length));
    }
    if (Arrays.stream(sizes).anyMatch(size -> size < 0)) {
      throw new GraphException("a shape has no negative size: " + Arrays.toString(sizes));
    }
    return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
  }

  /**
   * The shape of an elementwise operation on two arrays: aligned at the last axis, a size of 1
   * stretches to the other's.
   *
   * @throws GraphException if two sizes differ and neither is 1
   */
  public static Shape broadcast(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    int[] result = new int[rank];
    for (int axis = 1; axis <= rank; axis++) {
      int left = axis <= a.rank() ? a.size(-axis) : 1;
      int right = axis <= b.rank() ? b.size(-axis) : 1;
      if (left != right && left != 1 && right != 1) {
        throw new GraphException("shapes %s and %s do not broadcast".formatted(a, b));
      }
      result[rank - axis] = left == 1 ? right : left;
    }
    return of(result);
  }

  /** The number of axes, 0 to 4. */
  public int rank() {
    return sizes.length;
  }

  /** The number of elements: the product of the sizes, 1 for a scalar. */
  public int count() {
    return count;
  }

  /**
   * The size of an axis.
   *
   * @param axis 0 is the outermost, −1 the innermost
   * @throws GraphException if there is no such axis
   */
  public int size(int axis) {
    return sizes[axis(axis)];
  }

  /**
   * An axis counted from the front.
   *
   * @param axis from −rank to rank − 1
   * @throws GraphException if there is no such axis
   */
  public int axis(int axis) {
    int fromFront = axis < 0 ? axis + sizes.length : axis;
    if (fromFront < 0 || fromFront >= sizes.length) {
      throw new GraphException("shape %s has no axis %d".formatted(this, axis));
    }
    return fromFront;
  }

  /** The sizes, outermost first, as a new array. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** This shape with the size of one axis replaced. */
  public Shape with(int axis, int size) {
    int[] result = sizes();
    result[axis(axis)] = size;
    return of(result);
  }

  /** This shape without one axis. */
  public Shape without(int axis) {
    int drop = axis(axis);
    return of(IntStream.range(0, rank()).filter(i -> i != drop).map(i -> sizes[i]).toArray());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  /** The sizes as {@code [1000 × 100]}; {@code []} for a scalar. */
  @Override
  public String toString() {
    return Arrays.stream(sizes)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" × ", "[", "]"));
  }
}
