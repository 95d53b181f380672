package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Sgd;
import io.kldiv.optim.schedule.Constant;
import io.kldiv.testkit.OptimizerContract;

final class SgdContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Sgd(
        new Sgd.Config(learningRate, new Constant(new Constant.Config(0.9)), true, 0, 0));
  }

  @Override
  protected Target parabola() {
    return new Target(0.05, 300, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 5_000, 1e-8);
  }
}
