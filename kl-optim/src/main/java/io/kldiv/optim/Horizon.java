package io.kldiv.optim;

/**
 * How long a run is planned to be.
 *
 * @param steps the number of steps of the whole run, at least 0; with early stopping, the most it
 *     can take
 * @param stepsPerEpoch the number of steps that see the training data once, at least 1; 1 for the
 *     full batch
 */
public record Horizon(long steps, long stepsPerEpoch) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if {@code steps} is negative or {@code stepsPerEpoch} is not
   *     positive
   */
  public Horizon {
    if (steps < 0 || stepsPerEpoch < 1) {
      throw new IllegalArgumentException(
          "a horizon needs steps ≥ 0 and stepsPerEpoch ≥ 1, but has %d and %d"
              .formatted(steps, stepsPerEpoch));
    }
  }

  /** A run of full-batch steps: every step is an epoch. */
  public static Horizon ofSteps(long steps) {
    return new Horizon(steps, 1);
  }

  /** The number of whole epochs before the given step. */
  public long epoch(long step) {
    return step / stepsPerEpoch;
  }
}
