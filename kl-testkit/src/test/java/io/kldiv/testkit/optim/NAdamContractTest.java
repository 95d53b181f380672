package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.NAdam;
import io.kldiv.testkit.OptimizerContract;

final class NAdamContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new NAdam(new NAdam.Config(learningRate, 0.9, 0.999, 1e-8, 0, 0.004));
  }

  @Override
  protected Target parabola() {
    return new Target(0.2, 300, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.01, 5_000, 1e-5);
  }
}
