package io.kldiv.runner.train;

import io.kldiv.optim.Updater;

/**
 * Puts the parameters that an optimizer wants to be measured, such as a mean over the steps, in the
 * place of those it trains, and back. Does nothing for an optimizer that trains what it measures.
 */
final class AveragedParameters {
  private final Updater updater;
  private final double[] parameters;
  private final double[] trained;

  AveragedParameters(Updater updater, double[] parameters) {
    this.updater = updater;
    this.parameters = parameters;
    this.trained = new double[updater.averages() ? parameters.length : 0];
  }

  /** From here on the parameters are those to be measured and saved. */
  void enter() {
    if (updater.averages()) {
      System.arraycopy(parameters, 0, trained, 0, trained.length);
      updater.average(trained, parameters);
    }
  }

  /** From here on the parameters are those being trained. */
  void leave() {
    if (updater.averages()) {
      System.arraycopy(trained, 0, parameters, 0, trained.length);
    }
  }
}
