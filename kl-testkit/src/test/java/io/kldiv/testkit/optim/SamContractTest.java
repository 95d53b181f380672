package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.Sgd;
import io.kldiv.optim.rule.curvature.Sam;
import io.kldiv.testkit.OptimizerContract;

final class SamContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    Sgd sgd = new Sgd(new Sgd.Config(learningRate, (step, horizon) -> 0.5, false, 0, 0));
    return new Sam(new Sam.Config((step, horizon) -> 1e-3, sgd));
  }

  @Override
  protected Target parabola() {
    return new Target(0.02, 200, 1e-4);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.0005, 10_000, 1e-3);
  }
}
