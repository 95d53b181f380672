package io.kldiv.testkit.optim;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.link.GradientCentralisation;
import io.kldiv.optim.rule.ChainedRule;
import io.kldiv.optim.rule.Momentum;
import io.kldiv.testkit.OptimizerContract;
import java.util.List;

final class GradientCentralisationContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new ChainedRule(
        new ChainedRule.Config(
            List.of(
                new GradientCentralisation(
                    new GradientCentralisation.Config(List.of(), List.of()))),
            new Momentum(new Momentum.Config(learningRate, (step, horizon) -> 0.9)),
            List.of()));
  }

  @Override
  protected Target parabola() {
    return new Target(0.05, 300, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 5_000, 1e-8);
  }
}
