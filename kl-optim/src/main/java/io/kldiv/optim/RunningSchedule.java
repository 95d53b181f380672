package io.kldiv.optim;

import org.jspecify.annotations.Nullable;

/**
 * A schedule in one run: the schedule, the run's horizon, and what the schedule has observed.
 *
 * <p>Used for the schedules of an optimizer by the {@link Updater}, and directly for any other
 * scheduled number, such as the weight of a divergence. Not for several threads at once.
 */
public final class RunningSchedule {
  private static final double[] NOTHING = {};

  private final Schedule schedule;
  private final @Nullable ObservingSchedule observing;
  private final Horizon horizon;
  private final double[] state;

  private RunningSchedule(Schedule schedule, Horizon horizon) {
    this.schedule = schedule;
    this.observing = schedule instanceof ObservingSchedule o ? o : null;
    this.horizon = horizon;
    this.state = observing == null ? NOTHING : observing.start();
  }

  /** Starts a schedule. */
  public static RunningSchedule of(Schedule schedule, Horizon horizon) {
    return new RunningSchedule(schedule, horizon);
  }

  /**
   * The value at a step.
   *
   * @param step the number of steps before this one, at least 0
   * @return the value, finite and at least 0
   * @throws IllegalStateException if the schedule gives anything else
   */
  public double at(long step) {
    double value =
        observing == null ? schedule.at(step, horizon) : observing.at(step, horizon, state);
    if (value >= 0 && value <= Double.MAX_VALUE) {
      return value;
    }
    throw new IllegalStateException(
        "the schedule %s gives %s at step %d; a schedule's values are finite and at least 0"
            .formatted(schedule.getClass().getName(), value, step));
  }

  /** Tells the schedule the monitored value, once at the end of each epoch; lower is better. */
  public void observe(double value) {
    if (observing != null) {
      observing.observe(value, state);
    }
  }

  /** A copy of the schedule's state; empty if the schedule is a pure function of the step. */
  public double[] state() {
    return state.clone();
  }

  /**
   * Goes back to a state.
   *
   * @param saved what {@link #state()} returned
   * @throws IllegalArgumentException if it is not as long as this schedule's state
   */
  public void restore(double[] saved) {
    if (saved.length != state.length) {
      throw new IllegalArgumentException(
          "the state of the schedule %s has %d numbers, but %d were given"
              .formatted(schedule.getClass().getName(), state.length, saved.length));
    }
    System.arraycopy(saved, 0, state, 0, state.length);
  }
}
