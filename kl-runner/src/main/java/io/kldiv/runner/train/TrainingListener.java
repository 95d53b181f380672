package io.kldiv.runner.train;

/** Is told how training goes. Called in the training thread, in the order of events. */
public interface TrainingListener {
  /**
   * Training begins.
   *
   * @param plan how long it is planned to be
   */
  void started(Plan plan);

  /**
   * A step is done; allocates nothing.
   *
   * @param step the number of steps done, from 1
   * @param objective the value of the objective at which the step's gradient was taken
   */
  void step(long step, double objective);

  /** An epoch that is reported is done. */
  void epoch(EpochRecord epoch);

  /**
   * How long training is planned to be.
   *
   * @param epochs the number of epochs
   * @param steps the number of steps
   * @param rows the number of training samples
   * @param parameters the number of parameters
   */
  record Plan(long epochs, long steps, int rows, int parameters) {}
}
