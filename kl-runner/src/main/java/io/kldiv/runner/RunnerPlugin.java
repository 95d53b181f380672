package io.kldiv.runner;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.experiment.BatchSize;
import io.kldiv.runner.metric.Accuracy;
import io.kldiv.runner.metric.BrierScore;
import io.kldiv.runner.metric.ExpectedCalibrationError;
import io.kldiv.runner.metric.MeanAbsoluteError;
import io.kldiv.runner.metric.Metric;
import io.kldiv.runner.metric.RSquared;
import io.kldiv.runner.metric.RootMeanSquaredError;

/** Registers the sources, transforms, metrics and batch sizes of the runner. */
public final class RunnerPlugin implements KlPlugin {
  /** Creates the plug-in. */
  public RunnerPlugin() {}

  @Override
  public String name() {
    return "kl-runner";
  }

  @Override
  public void register(PartRegistry.Builder parts) {
    parts.add(BatchSize.class, "fixed", BatchSize.Fixed.class);
    parts.add(BatchSize.class, "full", BatchSize.Full.class);

    parts.add(Metric.class, "accuracy", Accuracy.class);
    parts.add(Metric.class, "brier-score", BrierScore.class);
    parts.add(Metric.class, "expected-calibration-error", ExpectedCalibrationError.class);
    parts.add(Metric.class, "mean-absolute-error", MeanAbsoluteError.class);
    parts.add(Metric.class, "r-squared", RSquared.class);
    parts.add(Metric.class, "root-mean-squared-error", RootMeanSquaredError.class);
  }
}
