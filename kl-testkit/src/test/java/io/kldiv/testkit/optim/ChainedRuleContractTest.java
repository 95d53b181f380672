package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.link.Accumulate;
import io.kldiv.optim.link.ClipByNorm;
import io.kldiv.optim.link.MovingAverage;
import io.kldiv.optim.link.WeightDecay;
import io.kldiv.optim.rule.Adam;
import io.kldiv.optim.rule.ChainedRule;
import io.kldiv.testkit.OptimizerContract;
import java.util.List;

final class ChainedRuleContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new ChainedRule(
        new ChainedRule.Config(
            List.of(
                new Accumulate(new Accumulate.Config(2)), new ClipByNorm(new ClipByNorm.Config(1))),
            new Adam(new Adam.Config(learningRate, 0.9, 0.999, 1e-8, 0)),
            List.of(
                new WeightDecay(
                    new WeightDecay.Config((step, horizon) -> 1e-6, List.of(), List.of())),
                new MovingAverage(new MovingAverage.Config(0.9)))));
  }

  @Override
  protected Target parabola() {
    return new Target(0.1, 1_000, 1e-2);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.01, 20_000, 0.01);
  }

  @Override
  protected boolean decays() {
    return true;
  }

  @Override
  protected int stepsToMove() {
    return 2;
  }
}
