package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.curvature.ConjugateGradient;
import io.kldiv.testkit.OptimizerContract;

final class ConjugateGradientContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new ConjugateGradient(new ConjugateGradient.Config(learningRate, 0.1));
  }

  @Override
  protected Target parabola() {
    return new Target(1, 20, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(1, 100, 1e-10);
  }
}
