package io.kldiv.testkit.optim;

import io.kldiv.core.random.RandomStreams;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.link.GradientNoise;
import io.kldiv.optim.rule.ChainedRule;
import io.kldiv.optim.rule.Momentum;
import io.kldiv.testkit.OptimizerContract;
import java.util.List;

final class GradientNoiseContractTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new ChainedRule(
        new ChainedRule.Config(
            List.of(
                new GradientNoise(
                    new GradientNoise.Config((step, horizon) -> 1e-3), RandomStreams.of(1))),
            new Momentum(new Momentum.Config(learningRate, (step, horizon) -> 0.9)),
            List.of()));
  }

  @Override
  protected Target parabola() {
    return new Target(0.002, 1_000, 1e-5);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 5_000, 1e-5);
  }

  @Override
  protected boolean decays() {
    return true;
  }
}
