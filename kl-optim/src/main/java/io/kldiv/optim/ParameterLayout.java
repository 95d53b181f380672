package io.kldiv.optim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which elements of the flat array of all parameters belong to which parameter.
 *
 * @param slices the parameters in the order of their elements, without gaps, names unique
 */
public record ParameterLayout(List<Slice> slices) {

  /**
   * The place of one parameter.
   *
   * @param name the parameter's name, as in {@code layer1.weights}
   * @param offset the index of its first element
   * @param length the number of its elements, at least 0
   */
  public record Slice(String name, int offset, int length) {}

  /**
   * Checks that the slices follow each other from 0 and that no name comes twice.
   *
   * @throws IllegalArgumentException if they do not, or one does
   */
  public ParameterLayout {
    slices = List.copyOf(slices);
    Set<String> names = new HashSet<>();
    int next = 0;
    for (Slice slice : slices) {
      if (slice.offset() != next || slice.length() < 0) {
        throw new IllegalArgumentException(
            "%s must start at %d and have a length of at least 0".formatted(slice, next));
      }
      if (!names.add(slice.name())) {
        throw new IllegalArgumentException("two parameters are named '" + slice.name() + "'");
      }
      next = Math.addExact(next, slice.length());
    }
  }

  /** A layout of one parameter. */
  public static ParameterLayout of(String name, int length) {
    return new ParameterLayout(List.of(new Slice(name, 0, length)));
  }

  /** The number of elements of all parameters. */
  public int size() {
    if (slices.isEmpty()) {
      return 0;
    }
    Slice last = slices.get(slices.size() - 1);
    return last.offset() + last.length();
  }

  /**
   * The parameter that an element belongs to.
   *
   * @throws IndexOutOfBoundsException if the index is negative or not below {@link #size()}
   */
  public Slice sliceAt(int index) {
    for (Slice slice : slices) {
      if (index >= slice.offset() && index < slice.offset() + slice.length()) {
        return slice;
      }
    }
    throw new IndexOutOfBoundsException("there is no element %d among %d".formatted(index, size()));
  }
}
