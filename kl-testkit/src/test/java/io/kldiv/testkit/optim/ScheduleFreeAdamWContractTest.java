package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.ScheduleFreeAdamW;
import io.kldiv.testkit.OptimizerContract;

final class ScheduleFreeAdamWContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new ScheduleFreeAdamW(new ScheduleFreeAdamW.Config(learningRate, 0.9, 0.999, 1e-8, 0));
  }

  @Override
  protected Target parabola() {
    return new Target(0.5, 1_000, 1e-8);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.05, 5_000, 0.01);
  }
}
