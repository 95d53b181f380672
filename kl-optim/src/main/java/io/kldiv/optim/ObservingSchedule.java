package io.kldiv.optim;

/**
 * A schedule that looks at how the training goes, such as one that lowers the learning rate when
 * the loss no longer falls.
 *
 * <p>The schedule itself is immutable; what it has learned is an array of numbers, made by {@link
 * #start}, changed by {@link #observe}, and saved with the run.
 */
public interface ObservingSchedule extends Schedule {
  /** A new state, in which nothing has been observed; always of the same length. */
  double[] start();

  /**
   * Takes note of the monitored value, once at the end of each epoch. Lower is better.
   *
   * @param value the loss on the validation part, or on the training part if there is none; not a
   *     number if the training has diverged
   * @param state the state, changed in place
   */
  void observe(double value, double[] state);

  /**
   * The value at a step: finite and at least 0, and the same for the same step and state.
   *
   * @param step the number of steps before this one, at least 0
   * @param horizon how long the run is planned to be
   * @param state the state, not to be changed
   */
  double at(long step, Horizon horizon, double[] state);

  /** The value at a step if nothing has been observed. */
  @Override
  default double at(long step, Horizon horizon) {
    return at(step, horizon, start());
  }
}
