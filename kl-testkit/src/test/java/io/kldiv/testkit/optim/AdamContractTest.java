package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Adam;
import io.kldiv.testkit.OptimizerContract;

final class AdamContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Adam(new Adam.Config(learningRate, 0.9, 0.999, 1e-8, 0));
  }

  @Override
  protected Target parabola() {
    return new Target(0.1, 1_000, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.01, 10_000, 1e-4);
  }
}
