package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.PolyakStep;
import io.kldiv.testkit.OptimizerContract;

final class PolyakStepContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new PolyakStep(new PolyakStep.Config(0, learningRate));
  }

  @Override
  protected Target parabola() {
    return new Target(0.5, 300, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(2.0, 5_000, 1e-8);
  }
}
