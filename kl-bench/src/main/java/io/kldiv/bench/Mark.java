package io.kldiv.bench;

/**
 * A bound that a measured number is to reach.
 *
 * @param text what is measured
 * @param value the number
 * @param bound the bound
 * @param atLeast whether the number is to be at least the bound, else at most
 */
public record Mark(String text, double value, double bound, boolean atLeast) {
  /** A number that is to be at least the bound. */
  public static Mark atLeast(String text, double value, double bound) {
    return new Mark(text, value, bound, true);
  }

  /** A number that is to be at most the bound. */
  public static Mark atMost(String text, double value, double bound) {
    return new Mark(text, value, bound, false);
  }

  /** Whether the number reaches the bound. */
  public boolean isReached() {
    return atLeast ? value >= bound : value <= bound;
  }

  /** The bound with its direction: {@code ≥ 4}. */
  public String boundText() {
    return (atLeast ? "≥ " : "≤ ") + Format.number(bound);
  }
}
