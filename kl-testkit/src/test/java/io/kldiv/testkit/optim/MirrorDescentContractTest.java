package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.rule.curvature.MirrorDescent;
import io.kldiv.testkit.OptimizerContract;
import java.util.List;

final class MirrorDescentContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new MirrorDescent(new MirrorDescent.Config(learningRate, 1, List.of()));
  }

  @Override
  protected Target parabola() {
    return new Target(0.02, 1_000, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.0005, 20_000, 1e-3);
  }
}
