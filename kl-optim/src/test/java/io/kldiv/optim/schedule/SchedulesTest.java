package io.kldiv.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.RunningSchedule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the contract's tables leave open. Oracles: StrictMath's powers and cosines. */
final class SchedulesTest {
  private static final Horizon RUN = new Horizon(1000, 10);

  @Test
  void cosineAgreesWithTheFormulaAtEveryStep() {
    Cosine cosine = new Cosine(new Cosine.Config(0.3, 0.1, 0, Optional.empty(), Optional.empty()));
    for (int step = 0; step <= 1000; step++) {
      double expected = 0.1 + 0.2 * (1 + StrictMath.cos(Math.PI * step / 1000)) / 2;
      assertThat(cosine.at(step, RUN)).isCloseTo(expected, within(1e-15));
    }
  }

  @Test
  void cosineEndsWhereItIsToldIfTheRunIsLonger() {
    Cosine cosine =
        new Cosine(new Cosine.Config(0.3, 0.1, 20, Optional.of(100L), Optional.empty()));
    assertThat(cosine.at(20, RUN)).isEqualTo(0.3);
    assertThat(cosine.at(70, RUN)).isCloseTo(0.2, within(1e-15));
    assertThat(cosine.at(119, RUN)).isGreaterThan(0.1);
    assertThat(cosine.at(120, RUN)).isEqualTo(0.1);
  }

  @Test
  void cosineRisesEvenlyWhileItWarmsUp() {
    Cosine cosine = new Cosine(new Cosine.Config(1, 0, 4, Optional.empty(), Optional.empty()));
    for (int step = 0; step <= 4; step++) {
      assertThat(cosine.at(step, RUN)).isCloseTo((step + 1) / 5.0, within(1e-15));
    }
  }

  @Test
  void exponentialAgreesWithTheFormulaAtEveryStep() {
    Exponential exponential =
        new Exponential(new Exponential.Config(0.3, 0.97, Optional.of(7L), Optional.empty()));
    for (int step = 0; step <= 1000; step++) {
      double expected = 0.3 * StrictMath.pow(0.97, step / 7.0);
      assertThat(exponential.at(step, RUN)).isCloseTo(expected, within(1e-14 * expected));
    }
  }

  @Test
  void stepCountsStepsIfAsked() {
    StepDecay decay = new StepDecay(new StepDecay.Config(0.3, 7, 0.9, Unit.STEPS));
    for (int step = 0; step <= 1000; step++) {
      double expected = 0.3 * StrictMath.pow(0.9, step / 7);
      assertThat(decay.at(step, RUN)).isCloseTo(expected, within(1e-13 * expected));
    }
  }

  @Test
  void onAPlateauAWorseNegativeLossIsNoImprovement() {
    RunningSchedule schedule =
        RunningSchedule.of(
            new ReduceOnPlateau(new ReduceOnPlateau.Config(1, 0.5, 0, 0.1, 0, 0)), RUN);
    schedule.observe(10, -1.0);
    assertThat(schedule.at(0)).isEqualTo(1);
    schedule.observe(10, -0.95); // below −1·(1 − 0.1), so that PyTorch calls it better
    assertThat(schedule.at(0)).isEqualTo(0.5);
    schedule.observe(10, -1.2);
    assertThat(schedule.at(0)).isEqualTo(0.5);
  }

  @Test
  void aPlateausMinimumAboveItsInitialValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReduceOnPlateau.Config(0.1, 0.5, 0, 0.1, 0, 0.2))
        .withMessage("minimum must not be above initial, but is 0.2 and initial 0.1");
  }
}
