package io.kldiv.runner.cli;

import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.run.RunListener;
import io.kldiv.runner.train.EpochRecord;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Progress on one line of a terminal: a bar, samples a second, time left, loss, divergence. */
final class ProgressDisplay implements RunListener {
  private static final int UPDATE_MILLIS = 100;

  private final PrintWriter out;
  private final LoadedExperiment loaded;
  private @Nullable ProgressBar bar;
  private long rowsPerEpoch;

  ProgressDisplay(PrintWriter out, LoadedExperiment loaded) {
    this.out = out;
    this.loaded = loaded;
  }

  @Override
  public void prepared(PreparedData data, String kernels) {
    Headline.print(out, data, kernels, loaded.objective());
  }

  @Override
  public void started(Plan plan) {
    Headline.plan(out, plan);
    out.flush();
    rowsPerEpoch = plan.rows();
    bar =
        new ProgressBarBuilder()
            .setInitialMax(plan.rows() * plan.epochs())
            .setRenderer(new ProgressLine(plan.epochs(), plan.rows()))
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .clearDisplayOnFinish()
            .build();
  }

  @Override
  public void step(long step, double objective) {}

  @Override
  public void epoch(EpochRecord record) {
    if (bar != null) {
      bar.stepTo(rowsPerEpoch * record.epoch());
      bar.setExtraMessage(new EpochLine(loaded.changingWeights()).of(record));
    }
  }

  @Override
  public void ended() {
    if (bar != null) {
      bar.close();
    }
  }
}
