package io.kldiv.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.RunningSchedule;
import io.kldiv.optim.Schedule;
import java.util.List;
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

  @Test
  void aWarmUpBeforeAnInverseRootIsTheScheduleOfTransformers() {
    Schedule root = new InverseSqrt(new InverseSqrt.Config(1, Optional.of(40L), Optional.empty()));
    Schedule schedule = warmUp(root, Optional.of(0.0));
    for (int step = 1; step <= 1000; step++) { // Vaswani et al. (2017), equation 3, times √40
      double expected = Math.sqrt(40) * Math.min(1 / Math.sqrt(step), step / (40 * Math.sqrt(40)));
      assertThat(schedule.at(step, RUN)).isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void aWarmUpWithoutABeginningIsThatOfCosine() {
    Schedule cosine = cosine(40, Optional.empty());
    Schedule warm = warmUp(cosine(0, Optional.empty()), Optional.empty());
    for (int step = 0; step <= 1000; step++) {
      assertThat(warm.at(step, RUN)).isEqualTo(cosine.at(step, RUN));
    }
  }

  private static Schedule cosine(long warmup, Optional<Long> steps) {
    return new Cosine(new Cosine.Config(0.3, 0.1, warmup, steps, Optional.empty()));
  }

  private static Schedule warmUp(Schedule then, Optional<Double> from) {
    return new WarmUp(new WarmUp.Config(then, Optional.of(40L), Optional.empty(), from));
  }

  @Test
  void aScheduleOfOthersSavesAndRestoresTheirStates() {
    Schedule plateau = new ReduceOnPlateau(new ReduceOnPlateau.Config(1, 0.5, 0, 0.1, 0, 0));
    Sequence.Config inner =
        new Sequence.Config(List.of(plateau, plateau), List.of(50L), Unit.STEPS);
    Schedule schedule = warmUp(new Sequence(inner), Optional.empty());
    RunningSchedule running = RunningSchedule.of(schedule, RUN);
    running.observe(30, 1.0); // still warming up
    running.observe(60, 1.0);
    running.observe(70, 1.0); // the first halves
    running.observe(100, 1.0);
    running.observe(110, 1.0);
    running.observe(120, 1.0); // the second halves twice
    assertThat(running.state()).containsExactly(0.5, 1, 0, 0, 0.25, 1, 0, 0);
    RunningSchedule restored = RunningSchedule.of(schedule, RUN);
    restored.restore(running.state());
    assertThat(restored.at(50)).isEqualTo(0.5);
    assertThat(restored.at(95)).isEqualTo(0.25);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> restored.restore(new double[4]))
        .withMessageContaining("has 8 numbers, but 4 were given");
  }

  @Test
  void aLengthInBothUnitsOrWhereNeededInNeitherIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Linear.Config(0, 1, Optional.of(1L), Optional.of(1L)))
        .withMessage("both 'steps' and 'epochs' are given; give one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InverseSqrt.Config(0, Optional.empty(), Optional.empty()))
        .withMessage("neither 'steps' nor 'epochs' is given; give one");
  }

  @Test
  void timesThatDoNotRiseOrDoNotMatchAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MultiStep.Config(0.1, List.of(3L, 3L), 0.1, Unit.EPOCHS))
        .withMessage("milestones must rise, but are [3, 3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Piecewise.Config(List.of(0.1), List.of(3L), Unit.EPOCHS))
        .withMessage(
            "values must be one more than the boundaries, but there are 1 values and 1 boundaries");
  }
}
