package io.kldiv.bench.rival;

import java.util.Arrays;

/** The objective at steps 1, 10, 100, … and the last, by which trainings are compared. */
final class Checkpoints {
  private final int steps;
  private final double[] values = new double[12];
  private int count;
  private int next = 1;

  Checkpoints(int steps) {
    this.steps = steps;
  }

  /** Whether the objective at a step, from 1, is wanted. */
  boolean wants(int step) {
    return step == next || step == steps;
  }

  /** Hands over the objective at a step; kept if it is wanted. */
  void at(int step, double objective) {
    if (wants(step)) {
      values[count++] = objective;
      if (step == next) {
        next *= 10;
      }
    }
  }

  double[] values() {
    return Arrays.copyOf(values, count);
  }
}
