package io.kldiv.optim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in one run: the schedule, the run's horizon, and what the schedule has observed.
 *
 * <p>Used for the schedules of an optimizer by the {@link Updater}, and directly for any other
 * scheduled number, such as the weight of a divergence. Not for several threads at once.
 */
public final class RunningSchedule {
  private static final double[] NOTHING = {};
  private static final RunningSchedule[] NO_PARTS = {};

  private final Schedule schedule;
  private final @Nullable ObservingSchedule observing;
  private final @Nullable CompositeSchedule composite;
  private final Horizon horizon;
  private final double[] state;
  private final RunningSchedule[] parts;

  private RunningSchedule(Schedule schedule, Horizon horizon) {
    this.schedule = schedule;
    this.observing = schedule instanceof ObservingSchedule o ? o : null;
    this.horizon = horizon;
    this.state = observing == null ? NOTHING : observing.start();
    this.composite = schedule instanceof CompositeSchedule c ? c : null;
    this.parts = composite == null ? NO_PARTS : composite.start(horizon);
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
    double value = value(step);
    if (value >= 0 && value <= Double.MAX_VALUE) {
      return value;
    }
    throw new IllegalStateException(
        "the schedule %s gives %s at step %d; a schedule's values are finite and at least 0"
            .formatted(schedule.getClass().getName(), value, step));
  }

  private double value(long step) {
    if (observing != null) {
      return observing.at(step, horizon, state);
    }
    return composite == null ? schedule.at(step, horizon) : composite.at(step, horizon, parts);
  }

  /**
   * Tells the schedule the monitored value, once at the end of each epoch.
   *
   * @param step the number of steps done
   * @param value the monitored value; lower is better
   */
  public void observe(long step, double value) {
    if (observing != null) {
      observing.observe(value, state);
    } else if (composite != null) {
      composite.observe(step, value, horizon, parts);
    }
  }

  /**
   * A copy of the schedule's state; that of a schedule made of others is theirs, one after the
   * other. Empty if the schedule is a pure function of the step.
   */
  public double[] state() {
    double[] saved = new double[length()];
    copyTo(saved, 0);
    return saved;
  }

  /**
   * Goes back to a state.
   *
   * @param saved what {@link #state()} returned
   * @throws IllegalArgumentException if it is not as long as this schedule's state
   */
  public void restore(double[] saved) {
    if (saved.length != length()) {
      throw new IllegalArgumentException(
          "the state of the schedule %s has %d numbers, but %d were given"
              .formatted(schedule.getClass().getName(), length(), saved.length));
    }
    copyFrom(saved, 0);
  }

  private int length() {
    return state.length + Arrays.stream(parts).mapToInt(RunningSchedule::length).sum();
  }

  private void copyTo(double[] saved, int at) {
    System.arraycopy(state, 0, saved, at, state.length);
    int next = at + state.length;
    for (RunningSchedule part : parts) {
      part.copyTo(saved, next);
      next += part.length();
    }
  }

  private void copyFrom(double[] saved, int at) {
    System.arraycopy(saved, at, state, 0, state.length);
    int next = at + state.length;
    for (RunningSchedule part : parts) {
      part.copyFrom(saved, next);
      next += part.length();
    }
  }
}
