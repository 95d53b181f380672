package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.link.ClipByNorm;
import io.kldiv.optim.link.MovingAverage;
import io.kldiv.optim.rule.Adam;
import io.kldiv.optim.rule.ChainedRule;
import io.kldiv.optim.rule.Groups;
import io.kldiv.optim.rule.Nesterov;
import io.kldiv.testkit.OptimizerContract;
import java.util.List;

final class GroupsContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new Groups(
        new Groups.Config(
            List.of(
                new Groups.Group(
                    List.of("*.bias"),
                    new ChainedRule(
                        new ChainedRule.Config(
                            List.of(new ClipByNorm(new ClipByNorm.Config(1))),
                            new Nesterov(new Nesterov.Config(learningRate, (step, horizon) -> 0.9)),
                            List.of(new MovingAverage(new MovingAverage.Config(0.9))))))),
            new Adam(new Adam.Config(learningRate, 0.9, 0.999, 1e-8, 0))));
  }

  @Override
  protected Target parabola() {
    return new Target(0.05, 300, 1e-8);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 5_000, 1e-6);
  }

  @Override
  protected String parameter() {
    return "x.bias";
  }
}
