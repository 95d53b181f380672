package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.curvature.Kfac;
import io.kldiv.testkit.OptimizerContract;

/** The contract's parameters are not those of dense layers, so that this is heavy-ball descent. */
final class KfacContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Kfac(new Kfac.Config(learningRate, 1e-3, 0.9, 10, 1e6, 0.9));
  }

  @Override
  protected Target parabola() {
    return new Target(0.02, 500, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.0002, 10_000, 1e-4);
  }
}
