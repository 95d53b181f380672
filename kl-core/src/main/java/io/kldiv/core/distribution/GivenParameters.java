package io.kldiv.core.distribution;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Lists of numbers, all of one length d, as constants {@code [1 × d]}: a family's parameters, for
 * the {@link GivenDistribution} of the family. Each list is named as the key is that it is read
 * from.
 */
public final class GivenParameters {
  private final Family family;
  private String first = "";
  private int length;

  /**
   * The parameters of one distribution.
   *
   * @param family the family, for messages
   */
  public GivenParameters(Family family) {
    this.family = family;
  }

  /**
   * Finite numbers.
   *
   * @param name the key
   * @param values one number for each variable
   * @return {@code [1 × d]}
   * @throws IllegalArgumentException if there is none, another list was of another length, or a
   *     number is not in the range
   */
  public Node real(String name, List<Double> values) {
    return node(name, values, x -> true, "finite");
  }

  /**
   * Finite numbers above 0.
   *
   * @param name the key
   * @param values one number for each variable
   * @return {@code [1 × d]}
   * @throws IllegalArgumentException if there is none, another list was of another length, or a
   *     number is not in the range
   */
  public Node positive(String name, List<Double> values) {
    return node(name, values, x -> x > 0, "finite and greater than 0");
  }

  /**
   * Finite numbers of at least 0.
   *
   * @param name the key
   * @param values one number for each variable
   * @return {@code [1 × d]}
   * @throws IllegalArgumentException if there is none, another list was of another length, or a
   *     number is not in the range
   */
  public Node atLeastZero(String name, List<Double> values) {
    return node(name, values, x -> x >= 0, "finite and at least 0");
  }

  /**
   * Numbers between 0 and 1.
   *
   * @param name the key
   * @param values one number for each variable
   * @return {@code [1 × d]}
   * @throws IllegalArgumentException if there is none, another list was of another length, or a
   *     number is not in the range
   */
  public Node inside01(String name, List<Double> values) {
    return node(name, values, x -> x > 0 && x < 1, "greater than 0 and less than 1");
  }

  /** Refuses a lower bound that is not below the upper one. */
  void ordered(List<Double> low, List<Double> high) {
    for (int i = 0; i < low.size(); i++) {
      if (!(low.get(i) < high.get(i))) {
        throw new IllegalArgumentException(
            "%s: 'low' must be less than 'high', but 'low' is %s and 'high' is %s"
                .formatted(family, low.get(i), high.get(i)));
      }
    }
  }

  private Node node(String name, List<Double> values, DoublePredicate domain, String allowed) {
    if (first.isEmpty()) {
      first = name;
      length = values.size();
    }
    if (values.isEmpty() || values.size() != length) {
      throw new IllegalArgumentException(
          "%s: '%s' has %d numbers, but %s"
              .formatted(
                  family,
                  name,
                  values.size(),
                  values.isEmpty()
                      ? "needs at least one"
                      : "'%s' has %d".formatted(first, length)));
    }
    for (double value : values) {
      if (!Double.isFinite(value) || !domain.test(value)) {
        throw new IllegalArgumentException(
            "%s: '%s' must be %s, but is %s".formatted(family, name, allowed, value));
      }
    }
    double[] row = values.stream().mapToDouble(Double::doubleValue).toArray();
    return Node.constant(row, Shape.of(1, length));
  }
}
