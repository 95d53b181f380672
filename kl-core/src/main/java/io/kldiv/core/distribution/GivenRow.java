package io.kldiv.core.distribution;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.List;

/** A parameter that a user wrote as a list of numbers, and the checks of its domain. */
record GivenRow(String name, List<Double> values) {
  static GivenRow of(String name, List<Double> values) {
    GivenRow row = new GivenRow(name, values);
    return row.require(!values.isEmpty(), "at least one number")
        .each(Double::isFinite, "finite numbers");
  }

  /** A matrix written row by row, as {@code [1 × rows × columns]}. */
  static Node matrix(String name, List<List<Double>> rows, int height, int width) {
    boolean fits = rows.size() == height && rows.stream().allMatch(row -> row.size() == width);
    if (!fits) {
      throw new IllegalArgumentException(
          "'%s' must have %d rows of %d numbers, but is %s".formatted(name, height, width, rows));
    }
    List<Double> all = rows.stream().flatMap(List::stream).toList();
    return of(name, all).node(Shape.of(1, height, width));
  }

  /** Numbers greater than a bound. */
  GivenRow above(double bound) {
    return each(x -> x > bound, "numbers greater than " + bound);
  }

  /** Numbers not below a bound. */
  GivenRow atLeast(double bound) {
    return each(x -> x >= bound, "numbers of at least " + bound);
  }

  /** Numbers not above a bound. */
  GivenRow atMost(double bound) {
    return each(x -> x <= bound, "numbers of at most " + bound);
  }

  /** As many numbers as another parameter has. */
  GivenRow asLongAs(GivenRow other) {
    return require(
        values.size() == other.values.size(),
        "as many numbers as '%s', which has %d".formatted(other.name, other.values.size()));
  }

  /** A given number of numbers. */
  GivenRow ofLength(int length) {
    return require(values.size() == length, length + " numbers");
  }

  /** Numbers that sum to 1 within 1e-6. */
  GivenRow summingToOne() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return require(Math.abs(sum - 1) <= 1e-6, "numbers that sum to 1; their sum is " + sum);
  }

  /** At least two numbers that are not all 0. */
  GivenRow nonZeroVector() {
    boolean any = values.stream().anyMatch(x -> x != 0);
    return require(values.size() > 1 && any, "at least two numbers that are not all 0");
  }

  /** The numbers as {@code [1 × d]}. */
  Node node() {
    return node(Shape.of(1, values.size()));
  }

  /** The numbers, row-major, in a shape of as many elements. */
  Node node(Shape shape) {
    return Node.constant(values.stream().mapToDouble(Double::doubleValue).toArray(), shape);
  }

  private GivenRow each(Domain domain, String allowed) {
    return require(values.stream().allMatch(domain::contains), allowed);
  }

  private GivenRow require(boolean holds, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "'%s' must be %s, but is %s".formatted(name, allowed, values));
    }
    return this;
  }

  /** A set of numbers. */
  private interface Domain {
    boolean contains(double x);
  }
}
