package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.RAdam;
import io.kldiv.testkit.OptimizerContract;

final class RAdamContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new RAdam(new RAdam.Config(learningRate, 0.9, 0.999, 1e-8, 0));
  }

  @Override
  protected Target parabola() {
    return new Target(0.2, 1_000, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 20_000, 1e-8);
  }
}
