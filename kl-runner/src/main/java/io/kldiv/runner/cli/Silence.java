package io.kldiv.runner.cli;

import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.run.RunListener;
import io.kldiv.runner.train.EpochRecord;

/** Shows nothing of how a run goes. */
final class Silence implements RunListener {
  @Override
  public void prepared(PreparedData data, String kernels) {}

  @Override
  public void started(Plan plan) {}

  @Override
  public void step(long step, double objective) {}

  @Override
  public void ended() {}

  @Override
  public void epoch(EpochRecord epoch) {}
}
