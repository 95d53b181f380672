package io.kldiv.runner.train;

import io.kldiv.runner.experiment.EarlyStopping;
import java.util.Map;

/** Follows the monitored value and keeps the parameters of the best evaluation. */
final class BestEpoch {
  private final EarlyStopping rule;
  private final boolean higherIsBetter;
  private final double[] parameters;
  private final double[] best;
  private double bestValue = Double.NaN;
  private long epoch;
  private int waited;

  /**
   * Begins.
   *
   * @param parameters the parameters that training changes
   */
  BestEpoch(EarlyStopping rule, TrainingSetup setup, double[] parameters) {
    this.rule = rule;
    int metric = setup.metricNames().indexOf(rule.monitor());
    this.higherIsBetter = metric >= 0 && setup.experiment().metrics().get(metric).higherIsBetter();
    this.parameters = parameters;
    this.best = parameters.clone();
  }

  /** Takes note of an evaluation; whether training has gone on too long without improvement. */
  boolean isOver(EpochRecord record) {
    Map<String, Double> values = record.validation().orElseThrow().values();
    Double value = values.get(rule.monitor());
    if (value == null) {
      throw new IllegalStateException("nothing measured is called " + rule.monitor());
    }
    epoch = epoch == 0 ? record.epoch() : epoch;
    if (isBetter(value)) {
      bestValue = value;
      epoch = record.epoch();
      waited = 0;
      System.arraycopy(parameters, 0, best, 0, best.length);
      return false;
    }
    waited++;
    return waited >= rule.patience();
  }

  private boolean isBetter(double value) {
    if (Double.isNaN(bestValue)) {
      return !Double.isNaN(value);
    }
    double gain = higherIsBetter ? value - bestValue : bestValue - value;
    return gain > rule.minimumChange();
  }

  /** Puts the best parameters back, if the rule says so and there are any. */
  void restore() {
    if (rule.restoreBest() && !Double.isNaN(bestValue)) {
      System.arraycopy(best, 0, parameters, 0, best.length);
    }
  }

  /** The epoch of the best evaluation; 0 before the first. */
  long epoch() {
    return epoch;
  }
}
