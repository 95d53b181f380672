package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.AveragedSgd;
import io.kldiv.testkit.OptimizerContract;

final class AveragedSgdContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new AveragedSgd(new AveragedSgd.Config(learningRate, 1e-4, 0.75, 5));
  }

  @Override
  protected Target parabola() {
    return new Target(0.05, 300, 1e-6);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.002, 20_000, 1e-6);
  }

  @Override
  protected boolean decays() {
    return true;
  }
}
