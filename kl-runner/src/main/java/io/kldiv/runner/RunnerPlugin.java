package io.kldiv.runner;

import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.data.CsvSource;
import io.kldiv.runner.data.DataSource;
import io.kldiv.runner.data.FashionMnist;
import io.kldiv.runner.data.IdxSource;
import io.kldiv.runner.data.MinMax;
import io.kldiv.runner.data.OneHot;
import io.kldiv.runner.data.Scale;
import io.kldiv.runner.data.Standardise;
import io.kldiv.runner.data.Transform;
import io.kldiv.runner.data.UniformRandom;
import io.kldiv.runner.experiment.BatchSize;
import io.kldiv.runner.experiment.Capacity;
import io.kldiv.runner.experiment.FreeBits;
import io.kldiv.runner.experiment.LinearPenalty;
import io.kldiv.runner.experiment.TermPenalty;
import io.kldiv.runner.measure.SampleDistance;
import io.kldiv.runner.measure.SampleDistances;
import io.kldiv.runner.measure.SampleEstimators;
import io.kldiv.runner.metric.Accuracy;
import io.kldiv.runner.metric.BrierScore;
import io.kldiv.runner.metric.ExpectedCalibrationError;
import io.kldiv.runner.metric.MeanAbsoluteError;
import io.kldiv.runner.metric.Metric;
import io.kldiv.runner.metric.RSquared;
import io.kldiv.runner.metric.RootMeanSquaredError;

/**
 * Registers the sources, transforms, metrics, batch sizes, penalties, estimators and distances of
 * the runner.
 */
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

    parts.add(TermPenalty.class, "capacity", Capacity.class);
    parts.add(TermPenalty.class, "free-bits", FreeBits.class);
    parts.add(TermPenalty.class, "linear", LinearPenalty.class);

    parts.add(DataSource.class, "csv", CsvSource.class);
    parts.add(DataSource.class, "fashion-mnist", FashionMnist.class);
    parts.add(DataSource.class, "idx", IdxSource.class);
    parts.add(DataSource.class, "uniform-random", UniformRandom.class);

    parts.add(Transform.class, "min-max", MinMax.class);
    parts.add(Transform.class, "one-hot", OneHot.class);
    parts.add(Transform.class, "scale", Scale.class);
    parts.add(Transform.class, "standardise", Standardise.class);

    parts.add(Metric.class, "accuracy", Accuracy.class);
    parts.add(Metric.class, "brier-score", BrierScore.class);
    parts.add(Metric.class, "expected-calibration-error", ExpectedCalibrationError.class);
    parts.add(Metric.class, "mean-absolute-error", MeanAbsoluteError.class);
    parts.add(Metric.class, "r-squared", RSquared.class);
    parts.add(Metric.class, "root-mean-squared-error", RootMeanSquaredError.class);

    parts.add(Estimator.class, "histogram", SampleEstimators.Histogram.class);
    parts.add(Estimator.class, "kernel-density", SampleEstimators.KernelDensity.class);
    parts.add(Estimator.class, "nearest-neighbours", SampleEstimators.NearestNeighbours.class);

    parts.add(SampleDistance.class, "energy", SampleDistances.Energy.class);
    parts.add(SampleDistance.class, "mmd", SampleDistances.Mmd.class);
    parts.add(SampleDistance.class, "mutual-information", SampleDistances.MutualInformation.class);
    parts.add(SampleDistance.class, "sinkhorn", SampleDistances.Sinkhorn.class);
    parts.add(SampleDistance.class, "wasserstein", SampleDistances.Wasserstein.class);
  }
}
