package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.RmsProp;
import io.kldiv.testkit.OptimizerContract;

final class RmsPropContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new RmsProp(new RmsProp.Config(learningRate, 0.99, 1e-8, 0.5, false));
  }

  @Override
  protected Target parabola() {
    return new Target(0.01, 2_000, 1e-3);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 10_000, 1e-3);
  }
}
