package io.kldiv.runner.cli;

import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.report.Numbers;
import io.kldiv.runner.run.RunListener;
import io.kldiv.runner.train.EpochRecord;
import java.io.PrintWriter;

/** Progress in plain lines, at most about twenty a run. */
final class PlainProgress implements RunListener {
  private static final int LINES = 20;

  private final PrintWriter out;
  private final LoadedExperiment loaded;
  private long epochs = 1;
  private long nextLine = 1;

  PlainProgress(PrintWriter out, LoadedExperiment loaded) {
    this.out = out;
    this.loaded = loaded;
  }

  @Override
  public void prepared(PreparedData data, String kernels) {
    Headline.print(out, data, kernels, loaded.objective());
  }

  @Override
  public void started(Plan plan) {
    epochs = plan.epochs();
    Headline.plan(out, plan);
  }

  @Override
  public void step(long step, double objective) {}

  @Override
  public void ended() {}

  @Override
  public void epoch(EpochRecord record) {
    if (record.epoch() < nextLine && record.epoch() != epochs) {
      return;
    }
    while (nextLine <= record.epoch()) {
      nextLine += Math.max(1, epochs / LINES);
    }
    int width = Numbers.count(epochs).length();
    out.printf(
        "epoch %" + width + "s/%s  %s%n",
        Numbers.count(record.epoch()),
        Numbers.count(epochs),
        new EpochLine(loaded.changingWeights()).of(record));
  }
}
