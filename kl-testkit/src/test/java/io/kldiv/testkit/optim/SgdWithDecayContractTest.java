package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Sgd;
import io.kldiv.optim.schedule.Constant;
import io.kldiv.testkit.OptimizerContract;

final class SgdWithDecayContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Sgd(
        new Sgd.Config(learningRate, new Constant(new Constant.Config(0.8)), false, 0.1, 1e-3));
  }

  @Override
  protected Target parabola() {
    return new Target(0.1, 300, 1e-2);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 20_000, 0.05);
  }

  @Override
  protected boolean decays() {
    return true;
  }
}
