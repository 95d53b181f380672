package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.curvature.Lbfgs;
import io.kldiv.testkit.OptimizerContract;

final class LbfgsContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Lbfgs(new Lbfgs.Config(learningRate, 5, 1, 1e-9, 1e-14));
  }

  @Override
  protected Target parabola() {
    return new Target(1, 20, 1e-12);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(1, 50, 1e-12);
  }
}
