package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Adagrad;
import io.kldiv.testkit.OptimizerContract;

final class AdagradContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Adagrad(new Adagrad.Config(learningRate, 1e-10));
  }

  @Override
  protected Target parabola() {
    return new Target(1, 1_000, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.5, 20_000, 1e-4);
  }
}
