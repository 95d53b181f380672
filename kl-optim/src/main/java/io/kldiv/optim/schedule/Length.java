package io.kldiv.optim.schedule;

import io.kldiv.optim.Horizon;
import java.util.Optional;

/**
 * How long a smooth schedule lasts.
 *
 * @param units the number of units; 0 for the whole run
 * @param unit what is counted
 */
record Length(long units, Unit unit) {
  /**
   * The length of a configuration.
   *
   * @param steps a number of steps, at least 1
   * @param epochs a number of epochs, at least 1
   * @throws IllegalArgumentException if both are given
   */
  static Length of(Optional<Long> steps, Optional<Long> epochs) {
    if (steps.isPresent() && epochs.isPresent()) {
      throw new IllegalArgumentException("both 'steps' and 'epochs' are given; give one");
    }
    return epochs.isPresent()
        ? new Length(epochs.get(), Unit.EPOCHS)
        : new Length(steps.orElse(0L), Unit.STEPS);
  }

  /**
   * The length of a configuration that must have one.
   *
   * @throws IllegalArgumentException if both or neither are given
   */
  static Length required(Optional<Long> steps, Optional<Long> epochs) {
    if (steps.isEmpty() && epochs.isEmpty()) {
      throw new IllegalArgumentException("neither 'steps' nor 'epochs' is given; give one");
    }
    return of(steps, epochs);
  }

  /** The length in steps; 0 if it is that of a run without steps. */
  long in(Horizon horizon) {
    return units == 0 ? horizon.steps() : unit.steps(units, horizon);
  }

  /** The share of the length that lies before a step, from 0 to 1. */
  double share(long step, Horizon horizon) {
    long steps = in(horizon);
    return step >= steps ? 1 : (double) step / steps;
  }
}
