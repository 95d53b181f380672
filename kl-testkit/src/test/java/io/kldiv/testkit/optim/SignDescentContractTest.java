package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.testkit.OptimizerContract;

final class SignDescentContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new SignDescent(new SignDescent.Config(learningRate));
  }

  @Override
  protected Target parabola() {
    return new Target(0.01, 700, 0.01);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 10_000, 0.1);
  }
}
