package io.kldiv.optim;

/**
 * A schedule that is made of others, such as a warm-up before one of them.
 *
 * <p>The schedules it is made of run on their own: each has its own steps, counted from where its
 * turn begins, its own horizon, and its own state.
 */
public interface CompositeSchedule extends Schedule {
  /**
   * Starts the schedules this one is made of.
   *
   * @param horizon how long the run is planned to be
   * @return always of the same length, and with states of the same lengths
   */
  RunningSchedule[] start(Horizon horizon);

  /**
   * The value at a step: finite and at least 0. Allocates nothing.
   *
   * @param step the number of steps before this one, at least 0
   * @param horizon how long the run is planned to be
   * @param parts what {@link #start} made for this run
   */
  double at(long step, Horizon horizon, RunningSchedule[] parts);

  /**
   * Passes the monitored value on to those whose turn it is, once at the end of each epoch.
   *
   * @param step the number of steps done
   * @param value the monitored value; lower is better
   * @param horizon how long the run is planned to be
   * @param parts what {@link #start} made for this run
   */
  void observe(long step, double value, Horizon horizon, RunningSchedule[] parts);

  /** The value at a step if nothing has been observed. */
  @Override
  default double at(long step, Horizon horizon) {
    return at(step, horizon, start(horizon));
  }
}
