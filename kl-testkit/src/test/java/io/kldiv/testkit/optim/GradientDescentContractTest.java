package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.GradientDescent;
import io.kldiv.testkit.OptimizerContract;

final class GradientDescentContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new GradientDescent(new GradientDescent.Config(learningRate));
  }

  @Override
  protected Target parabola() {
    return new Target(0.15, 200, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 40_000, 1e-8);
  }
}
