package io.kldiv.runner.config;

import io.kldiv.core.part.Range;
import java.lang.reflect.AnnotatedElement;

/**
 * The legal values of a number, as {@link Range} says them.
 *
 * @param min the lower bound
 * @param max the upper bound
 * @param minExclusive whether the lower bound is illegal
 * @param maxExclusive whether the upper bound is illegal
 */
record Limits(double min, double max, boolean minExclusive, boolean maxExclusive) {
  private static final Limits FINITE =
      new Limits(-Double.MAX_VALUE, Double.MAX_VALUE, false, false);

  /** The limits that a record component declares; any finite number if it declares none. */
  static Limits of(AnnotatedElement component) {
    Range range = component.getAnnotation(Range.class);
    return range == null
        ? FINITE
        : new Limits(range.min(), range.max(), range.minExclusive(), range.maxExclusive());
  }

  /** Whether the value is legal; NaN never is. */
  boolean contain(double value) {
    boolean high = minExclusive ? value > min : value >= min;
    boolean low = maxExclusive ? value < max : value <= max;
    return high && low;
  }

  boolean hasMin() {
    return min > -Double.MAX_VALUE;
  }

  boolean hasMax() {
    return max < Double.MAX_VALUE;
  }

  /** The limits in words and signs: {@code in [0, 1)}, {@code > 0}; empty if there are none. */
  String text() {
    String text;
    if (hasMin() && hasMax()) {
      text =
          "in %s%s, %s%s"
              .formatted(
                  minExclusive ? "(" : "[",
                  NumberText.of(min),
                  NumberText.of(max),
                  maxExclusive ? ")" : "]");
    } else if (hasMin()) {
      text = (minExclusive ? "> " : ">= ") + NumberText.of(min);
    } else if (hasMax()) {
      text = (maxExclusive ? "< " : "<= ") + NumberText.of(max);
    } else {
      text = "";
    }
    return contain(Double.POSITIVE_INFINITY) ? (text + " or .inf").strip() : text;
  }
}
