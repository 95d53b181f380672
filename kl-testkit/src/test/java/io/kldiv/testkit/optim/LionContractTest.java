package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Lion;
import io.kldiv.testkit.OptimizerContract;

final class LionContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Lion(new Lion.Config(learningRate, 0.9, 0.99, 0));
  }

  @Override
  protected Target parabola() {
    return new Target(0.01, 1_000, 0.01);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 5_000, 0.01);
  }
}
