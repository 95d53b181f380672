package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Adadelta;
import io.kldiv.testkit.OptimizerContract;

final class AdadeltaContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Adadelta(new Adadelta.Config(learningRate, 0.9, 1e-6));
  }

  @Override
  protected Target parabola() {
    return new Target(2.0, 1_000, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.05, 5_000, 0.01);
  }
}
