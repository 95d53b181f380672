package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Nesterov;
import io.kldiv.testkit.OptimizerContract;

final class NesterovContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Nesterov(new Nesterov.Config(learningRate, (step, horizon) -> 0.9));
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
