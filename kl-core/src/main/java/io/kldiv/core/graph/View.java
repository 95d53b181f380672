package io.kldiv.core.graph;

import java.util.Objects;

/**
 * Where the elements of a node lie: {@code shape.count()} doubles of an array, row-major, from an
 * offset on. The array may be longer, and shared with other views.
 *
 * @param array the array that holds the elements
 * @param offset the index of the first element
 * @param shape the shape of the elements
 */
public record View(double[] array, int offset, Shape shape) {
  /**
   * Checks that the elements lie inside the array.
   *
   * @throws IndexOutOfBoundsException if they do not
   */
  public View {
    Objects.checkFromIndexSize(offset, shape.count(), array.length);
  }

  /** A view of a whole new array of zeros. */
  public static View allocate(Shape shape) {
    return new View(new double[shape.count()], 0, shape);
  }

  /** The number of elements. */
  public int count() {
    return shape.count();
  }

  /** The element at a row-major index. */
  public double get(int index) {
    return array[offset + Objects.checkIndex(index, count())];
  }

  /** Copies the elements in from an array of the same count. */
  public void set(double[] values) {
    if (values.length != count()) {
      throw new GraphException(
          "%d values do not fill a view of shape %s".formatted(values.length, shape));
    }
    System.arraycopy(values, 0, array, offset, values.length);
  }

  /** The elements as a new array. */
  public double[] toArray() {
    double[] copy = new double[count()];
    System.arraycopy(array, offset, copy, 0, copy.length);
    return copy;
  }
}
