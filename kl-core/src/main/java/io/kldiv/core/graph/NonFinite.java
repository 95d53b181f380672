package io.kldiv.core.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A node with a value that is NaN or infinite, as found by {@link Plan#runChecked()}.
 *
 * @param node the node
 * @param index where its first such value is, one number for each axis
 * @param value that value
 * @param count how many of its values are NaN or infinite
 * @param inputs the operands that the value was computed from; none for a leaf
 */
public record NonFinite(
    Node node, List<Integer> index, double value, int count, List<Operand> inputs) {
  /**
   * What a value was computed from.
   *
   * @param node the input
   * @param value its element at the place in question, or, where the operation sees its inputs
   *     whole, its first element that is not finite, or else the one of the greatest magnitude
   * @param allFinite whether all elements of the input are finite
   */
  public record Operand(Node node, double value, boolean allFinite) {}

  /** Whether the value came up here: every operand is finite, or the node is a leaf. */
  public boolean isOrigin() {
    return inputs.stream().allMatch(input -> Double.isFinite(input.value()));
  }

  /** A sentence: {@code log [3] at Kl.java:42 is -Infinity at [1], of x = 0.0}. */
  @Override
  public String toString() {
    String place = Arrays.toString(index.toArray());
    String operands =
        inputs.stream()
            .map(input -> "%s = %s".formatted(input.node(), input.value()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s at %s is %s at %s (%d of %d not finite)%s",
        node,
        node.source(),
        value,
        place,
        count,
        node.shape().count(),
        operands.isEmpty() ? "" : ", computed from " + operands);
  }
}
