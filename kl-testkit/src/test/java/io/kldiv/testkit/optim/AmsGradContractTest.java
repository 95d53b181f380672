package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.AmsGrad;
import io.kldiv.testkit.OptimizerContract;

final class AmsGradContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new AmsGrad(new AmsGrad.Config(learningRate, 0.9, 0.999, 1e-8, 0));
  }

  @Override
  protected Target parabola() {
    return new Target(0.2, 1_000, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.2, 5_000, 1e-8);
  }
}
