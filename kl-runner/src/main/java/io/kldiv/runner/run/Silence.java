package io.kldiv.runner.run;

import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.train.EpochRecord;

/** Shows nothing of how a run goes. */
public final class Silence implements RunListener {
  /** Creates the listener. */
  public Silence() {}

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
