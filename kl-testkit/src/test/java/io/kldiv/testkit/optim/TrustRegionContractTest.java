package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.curvature.TrustRegion;
import io.kldiv.testkit.OptimizerContract;

/** The rate is the radius. */
final class TrustRegionContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new TrustRegion(new TrustRegion.Config(learningRate, 1e-6, 10, 1e-6, 0.5, 30));
  }

  @Override
  protected Target parabola() {
    return new Target(10, 30, 1e-6);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(1, 200, 1e-6);
  }
}
