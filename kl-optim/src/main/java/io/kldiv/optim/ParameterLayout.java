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
   * @param sizes the sizes of its axes, as in {@code [64, 256]} for the weights from 64 inputs to
   *     256 outputs, row by row; none for a single number
   */
  public record Slice(String name, int offset, List<Integer> sizes) {
    /**
     * Copies the sizes.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Slice {
      sizes = List.copyOf(sizes);
      if (sizes.stream().anyMatch(size -> size < 0)) {
        throw new IllegalArgumentException(
            "the sizes of '%s' must be at least 0, but are %s".formatted(name, sizes));
      }
    }

    /** A parameter with one axis. */
    public Slice(String name, int offset, int length) {
      this(name, offset, List.of(length));
    }

    /** The number of its elements. */
    public int length() {
      int length = 1;
      for (int axis = 0; axis < sizes.size(); axis++) {
        length = Math.multiplyExact(length, sizes.get(axis));
      }
      return length;
    }

    /** The index after its last element. */
    public int end() {
      return offset + length();
    }
  }

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
      if (slice.offset() != next) {
        throw new IllegalArgumentException("%s must start at %d".formatted(slice, next));
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
    return last.end();
  }

  /**
   * The parameter that an element belongs to.
   *
   * @throws IndexOutOfBoundsException if the index is negative or not below {@link #size()}
   */
  public Slice sliceAt(int index) {
    for (Slice slice : slices) {
      if (index >= slice.offset() && index < slice.end()) {
        return slice;
      }
    }
    throw new IndexOutOfBoundsException("there is no element %d among %d".formatted(index, size()));
  }

  /**
   * Whether a parameter is the weights, {@code [in × out]}, of a dense layer whose bias, {@code
   * [out]}, is the next one.
   *
   * @param index the parameter, from 0
   */
  public boolean isDenseLayer(int index) {
    if (index + 1 >= slices.size()) {
      return false;
    }
    List<Integer> weights = slices.get(index).sizes();
    List<Integer> bias = slices.get(index + 1).sizes();
    return weights.size() == 2 && bias.size() == 1 && weights.get(1).equals(bias.get(0));
  }
}
