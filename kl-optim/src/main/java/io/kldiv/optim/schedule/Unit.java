package io.kldiv.optim.schedule;

import io.kldiv.optim.Horizon;

/** What the times of a schedule are counted in. */
public enum Unit {
  /** Times through the training data. */
  EPOCHS,
  /** Steps of the optimizer. */
  STEPS;

  private static final long MOST = 1L << 60;

  /** The whole units before a step. */
  long time(long step, Horizon horizon) {
    return this == EPOCHS ? horizon.epoch(step) : step;
  }

  /**
   * The steps of a number of units; 2⁶⁰ at most, which no run has, so that sums do not overflow.
   */
  long steps(long units, Horizon horizon) {
    long steps = this == EPOCHS ? horizon.stepsPerEpoch() : 1;
    return units < MOST / steps ? units * steps : MOST;
  }
}
