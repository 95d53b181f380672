package io.kldiv.runner.cli;

import io.kldiv.runner.data.PreparedData;
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
  private @Nullable ProgressBar bar;
  private long rowsPerEpoch;

  ProgressDisplay(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void prepared(PreparedData data, String kernels) {
    Headline.data(out, data, kernels);
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
      bar.setExtraMessage(EpochLine.of(record));
    }
  }

  @Override
  public void ended() {
    if (bar != null) {
      bar.close();
    }
  }
}
