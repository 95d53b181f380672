package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.AdaBelief;
import io.kldiv.testkit.OptimizerContract;

final class AdaBeliefContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new AdaBelief(new AdaBelief.Config(learningRate, 0.9, 0.999, 1e-16, 0));
  }

  @Override
  protected Target parabola() {
    return new Target(0.1, 1_000, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.02, 5_000, 1e-8);
  }
}
