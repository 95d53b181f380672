package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Prodigy;
import io.kldiv.testkit.OptimizerContract;

final class ProdigyContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Prodigy(new Prodigy.Config(learningRate, 0.9, 0.999, 1e-8, 0, 1e-6));
  }

  @Override
  protected Target parabola() {
    return new Target(1.0, 300, 1e-8);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.05, 2_000, 1e-8);
  }
}
