package io.kldiv.optim.weight;

/** What the controllers share. */
final class Controllers {
  private Controllers() {}

  /**
   * Checks a first λ.
   *
   * @throws IllegalArgumentException if it is above the highest
   */
  static void checkInitial(double initial, double maximum) {
    if (initial > maximum) {
      throw new IllegalArgumentException(
          "initial must not be above maximum, but is %s and maximum %s"
              .formatted(initial, maximum));
    }
  }
}
