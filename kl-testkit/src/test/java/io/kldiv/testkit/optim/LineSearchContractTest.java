package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.GradientDescent;
import io.kldiv.optim.rule.curvature.LineSearch;
import io.kldiv.testkit.OptimizerContract;

final class LineSearchContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    GradientDescent rule = new GradientDescent(new GradientDescent.Config(learningRate));
    return new LineSearch(new LineSearch.Config(rule, 0.1, 0.5, 2, 1000, 40));
  }

  @Override
  protected Target parabola() {
    return new Target(1, 100, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(1, 10_000, 1e-4);
  }
}
