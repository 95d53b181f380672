package io.kldiv.optim.rule;

import io.kldiv.optim.LinkState;

/** Powers βᵗ, kept as a scalar of a link and multiplied once a step; a power would allocate. */
final class RunningPower {
  private RunningPower() {}

  /** Multiplies a scalar by a factor; at the first step sets it to the factor. */
  static void next(LinkState state, String scalar, double factor) {
    state.setScalar(scalar, state.step() == 0 ? factor : factor * state.scalar(scalar));
  }
}
