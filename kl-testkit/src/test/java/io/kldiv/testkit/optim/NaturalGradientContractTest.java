package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.curvature.NaturalGradient;
import io.kldiv.testkit.OptimizerContract;

final class NaturalGradientContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new NaturalGradient(new NaturalGradient.Config(learningRate, 1e-6, 10, 1e-6, 0));
  }

  @Override
  protected Target parabola() {
    return new Target(1, 2, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.5, 40, 1e-6);
  }
}
