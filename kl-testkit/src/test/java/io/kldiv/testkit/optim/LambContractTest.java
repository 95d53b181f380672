package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Lamb;
import io.kldiv.testkit.OptimizerContract;

final class LambContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Lamb(new Lamb.Config(learningRate, 0.9, 0.999, 1e-8, 0));
  }

  @Override
  protected Target parabola() {
    return new Target(0.05, 300, 1e-2);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.002, 20_000, 0.01);
  }
}
