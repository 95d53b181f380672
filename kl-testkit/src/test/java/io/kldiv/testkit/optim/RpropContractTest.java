package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Rprop;
import io.kldiv.testkit.OptimizerContract;

final class RpropContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Rprop(new Rprop.Config(0.01, 0.5, 1.2, 1e-6, 50));
  }

  @Override
  protected Target parabola() {
    return new Target(0.01, 300, 1e-8);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.01, 20_000, 1e-3);
  }
}
