package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.AdamW;
import io.kldiv.testkit.OptimizerContract;

final class AdamWContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new AdamW(new AdamW.Config(learningRate, 0.9, 0.999, 1e-8, 1e-6));
  }

  @Override
  protected Target parabola() {
    return new Target(0.1, 1_000, 1e-8);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.01, 10_000, 1e-3);
  }

  @Override
  protected boolean decays() {
    return true;
  }
}
