package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.link.Accumulate;
import io.kldiv.optim.rule.ChainedRule;
import io.kldiv.optim.rule.Momentum;
import io.kldiv.testkit.OptimizerContract;
import java.util.List;

final class AccumulateContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new ChainedRule(
        new ChainedRule.Config(
            List.of(new Accumulate(new Accumulate.Config(3))),
            new Momentum(new Momentum.Config(learningRate, (step, horizon) -> 0.9)),
            List.of()));
  }

  @Override
  protected Target parabola() {
    return new Target(0.1, 1_000, 1e-8);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.002, 5_000, 1e-8);
  }

  @Override
  protected int stepsToMove() {
    return 3;
  }
}
