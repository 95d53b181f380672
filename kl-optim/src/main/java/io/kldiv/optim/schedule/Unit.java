package io.kldiv.optim.schedule;

import io.kldiv.optim.Horizon;

/** What the times of a schedule are counted in. */
public enum Unit {
  /** Times through the training data. */
  EPOCHS,
  /** Steps of the optimizer. */
  STEPS;

  /** The whole units before a step. */
  long time(long step, Horizon horizon) {
    return this == EPOCHS ? horizon.epoch(step) : step;
  }

  /** The steps of a number of units. */
  long steps(long units, Horizon horizon) {
    return this == EPOCHS ? units * horizon.stepsPerEpoch() : units;
  }
}
