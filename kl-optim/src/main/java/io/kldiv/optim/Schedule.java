package io.kldiv.optim;

import io.kldiv.core.part.PartKind;
import java.util.OptionalDouble;

/**
 * A number that changes during a run: a learning rate, a momentum, the weight λ of a divergence.
 *
 * <p>A pure function of the step. A schedule that also depends on how the training goes is an
 * {@link ObservingSchedule}, one that is made of others a {@link CompositeSchedule}. All are run by
 * a {@link RunningSchedule}.
 */
@PartKind(value = "schedule", number = "constant")
@FunctionalInterface
public interface Schedule extends WeightRule {
  /**
   * The value at a step: finite, at least 0, and the same whenever the same step is asked for.
   * Allocates nothing. So that all JVMs agree to the last bit, it uses plain arithmetic, and {@link
   * StrictMath#exp} and {@link StrictMath#log} where it must, but nothing of {@link Math} that is
   * not exact; and not {@link StrictMath}'s powers and cosines, which allocate.
   *
   * @param step the number of steps before this one, at least 0; steps beyond the horizon are legal
   * @param horizon how long the run is planned to be
   */
  double at(long step, Horizon horizon);

  /** The value, if it is the same at every step of every run; empty if it may change. */
  default OptionalDouble constant() {
    return OptionalDouble.empty();
  }
}
