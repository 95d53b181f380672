package io.kldiv.optim.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.random.RandomStreams;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import io.kldiv.optim.link.GradientNoise;
import io.kldiv.optim.schedule.Constant;
import io.kldiv.optim.schedule.Cosine;
import io.kldiv.optim.schedule.Exponential;
import io.kldiv.optim.schedule.StepDecay;
import io.kldiv.optim.schedule.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The same bits on every virtual machine, interpreted or compiled. Oracle: the hash codes of the
 * parameters' bits after 300 steps on Temurin 25, the same as on OpenJDK 17 and with -Xint.
 */
final class SameBitsTest {
  private static final int SIZE = 2500;
  private static final int STEPS = 300;

  private final Schedule cosine =
      new Cosine(new Cosine.Config(0.1, 0.001, 7, Optional.empty(), Optional.empty()));
  private final Schedule exponential =
      new Exponential(new Exponential.Config(0.1, 0.01, Optional.empty(), Optional.empty()));
  private final Schedule step = new StepDecay(new StepDecay.Config(0.1, 3, 0.7, Unit.EPOCHS));

  private final Schedule momentum = new Constant(new Constant.Config(0.9));

  @Test
  void theRulesGiveTheSameBitsOnEveryJvm() {
    assertThat(hash(new Sgd(new Sgd.Config(cosine, momentum, true, 0, 1e-3)))).isEqualTo(615976311);
    assertThat(hash(new Adam(new Adam.Config(exponential, 0.9, 0.999, 1e-8, 0))))
        .isEqualTo(625603909);
    assertThat(hash(new AdamW(new AdamW.Config(cosine, 0.9, 0.999, 1e-8, 0.1))))
        .isEqualTo(-88990080);
    assertThat(hash(new RmsProp(new RmsProp.Config(step, 0.99, 1e-8, 0.5, false))))
        .isEqualTo(-1127389678);
    assertThat(hash(new Adagrad(new Adagrad.Config(exponential, 1e-10)))).isEqualTo(-1336005144);
  }

  @Test
  void theOtherRulesGiveTheSameBitsOnEveryJvm() {
    Schedule rate = (t, horizon) -> 0.1 / (1 + t);
    assertThat(hash(new NAdam(new NAdam.Config(rate, 0.9, 0.999, 1e-8, 0, 0.004))))
        .isEqualTo(1938546178);
    assertThat(hash(new RAdam(new RAdam.Config(rate, 0.9, 0.99, 1e-8, 0)))).isEqualTo(-116675753);
    assertThat(hash(new AveragedSgd(new AveragedSgd.Config(rate, 0.01, 0.75, 0))))
        .isEqualTo(-538564412);
    assertThat(hash(new Lamb(new Lamb.Config(rate, 0.9, 0.999, 1e-8, 0.01)))).isEqualTo(-960125421);
    assertThat(hash(new Prodigy(new Prodigy.Config(rate, 0.9, 0.999, 1e-8, 0, 1e-3))))
        .isEqualTo(1081058111);
    GradientNoise noise =
        new GradientNoise(new GradientNoise.Config(rate), RandomStreams.of(20240607));
    assertThat(
            hash(
                new ChainedRule(
                    new ChainedRule.Config(
                        List.of(noise),
                        new GradientDescent(new GradientDescent.Config(rate)),
                        List.of()))))
        .isEqualTo(1150422430);
  }

  private static int hash(Optimizer optimizer) {
    SplittableRandom random = new SplittableRandom(7);
    double[] parameters = random.doubles(SIZE, -1, 1).toArray();
    double[] gradient = new double[SIZE];
    Updater updater = Updater.of(optimizer, ParameterLayout.of("x", SIZE), new Horizon(STEPS, 10));
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < SIZE; i++) {
        gradient[i] = random.nextDouble() - 0.5 + 0.1 * parameters[i];
      }
      updater.step(parameters, gradient, 1.0);
    }
    return Arrays.hashCode(parameters);
  }
}
