package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.RmsProp;
import io.kldiv.testkit.OptimizerContract;

final class CentredRmsPropContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new RmsProp(new RmsProp.Config(learningRate, 0.99, 1e-8, 0, true));
  }

  @Override
  protected Target parabola() {
    return new Target(0.02, 1_000, 1e-3);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(5e-4, 5_000, 1e-3);
  }
}
