package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.RunningSchedule;
import io.kldiv.optim.Schedule;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Schedule} promises. A subclass supplies the schedule, and tables of values from
 * an oracle other than the schedule, which it names in a comment.
 */
public abstract class ScheduleContract {
  /** The greatest relative difference from a declared value. */
  private static final double TOLERANCE = 1e-14;

  /** A run of 100 epochs of 10 steps, one of full batches, and runs of one step and of none. */
  private static final List<Horizon> HORIZONS =
      List.of(new Horizon(1000, 10), Horizon.ofSteps(200), Horizon.ofSteps(1), Horizon.ofSteps(0));

  /** Creates the contract; called by subclasses. */
  protected ScheduleContract() {}

  /**
   * A declared value.
   *
   * @param step the step
   * @param horizon the run
   * @param value the value there, if nothing has been observed
   */
  public record Row(long step, Horizon horizon, double value) {}

  /**
   * A declared reaction.
   *
   * @param monitored the value observed at the end of an epoch
   * @param after the schedule's value from then on
   */
  public record Observation(double monitored, double after) {}

  /** A new schedule, the same at each call. */
  protected abstract Schedule schedule();

  /** Values the schedule must have; at least one. */
  protected abstract List<Row> table();

  /**
   * What the schedule observes, one after the other, and the values it must have then at {@link
   * #observedStep}, in a run of 100 epochs of 10 steps; empty for a pure function of the step.
   */
  protected List<Observation> observations() {
    return List.of();
  }

  /** The step after which the schedule observes; overridden by one that at first does not. */
  protected long observedStep() {
    return 10;
  }

  @Test
  final void hasTheDeclaredValues() {
    assertThat(table()).as("the table of declared values").isNotEmpty();
    for (Row row : table()) {
      assertThat(RunningSchedule.of(schedule(), row.horizon()).at(row.step()))
          .as("at step %d of %s", row.step(), row.horizon())
          .isCloseTo(row.value(), within(TOLERANCE * row.value()));
    }
  }

  @Test
  final void isFiniteAndNotNegativeUpToTheHorizonAndBeyond() {
    for (Horizon horizon : HORIZONS) {
      for (long step : steps(horizon)) {
        assertThat(schedule().at(step, horizon))
            .as("at step %d of %s", step, horizon)
            .isBetween(0.0, Double.MAX_VALUE);
      }
    }
  }

  @Test
  final void hasTheSameValueWheneverAStepIsAskedFor() {
    Schedule one = schedule();
    Schedule other = schedule();
    for (Horizon horizon : HORIZONS) {
      long[] steps = steps(horizon);
      double[] forwards = new double[steps.length];
      for (int i = 0; i < steps.length; i++) {
        forwards[i] = one.at(steps[i], horizon);
      }
      for (int i = steps.length - 1; i >= 0; i--) {
        assertThat(one.at(steps[i], horizon)).isEqualTo(forwards[i]);
        assertThat(other.at(steps[i], horizon)).isEqualTo(forwards[i]);
      }
    }
  }

  @Test
  final void reactsToObservationsAsDeclared() {
    RunningSchedule running = start();
    for (Observation observation : observations()) {
      running.observe(observedStep(), observation.monitored());
      assertThat(running.at(observedStep()))
          .as("after observing %s", observation.monitored())
          .isCloseTo(observation.after(), within(TOLERANCE * observation.after()));
    }
  }

  @Test
  final void isUnmovedByObservationsIfItDeclaresNone() {
    RunningSchedule running = start();
    double before = running.at(7);
    if (observations().isEmpty()) {
      assertThat(running.state()).as("a pure function of the step has no state").isEmpty();
      DoubleStream.of(1, 2, 3, Double.NaN).forEach(value -> running.observe(10, value));
      assertThat(running.at(7)).isEqualTo(before);
    }
  }

  @Test
  final void goesOnFromASavedStateAsIfItHadNeverStopped() {
    List<Observation> all = observations();
    RunningSchedule whole = start();
    all.forEach(observation -> whole.observe(observedStep(), observation.monitored()));
    for (int cut = 0; cut <= all.size(); cut++) {
      RunningSchedule before = start();
      all.subList(0, cut)
          .forEach(observation -> before.observe(observedStep(), observation.monitored()));
      RunningSchedule after = start();
      after.restore(before.state());
      all.subList(cut, all.size())
          .forEach(observation -> after.observe(observedStep(), observation.monitored()));
      assertThat(after.state()).as("cut after %d observations", cut).isEqualTo(whole.state());
      assertThat(after.at(observedStep())).isEqualTo(whole.at(observedStep()));
    }
  }

  @Test
  final void sharesNothingBetweenRuns() {
    Schedule schedule = schedule();
    RunningSchedule busy = RunningSchedule.of(schedule, HORIZONS.get(0));
    RunningSchedule idle = RunningSchedule.of(schedule, HORIZONS.get(0));
    double[] untouched = idle.state();
    observations().forEach(observation -> busy.observe(observedStep(), observation.monitored()));
    assertThat(idle.state()).isEqualTo(untouched);
    assertThat(idle.at(0)).isEqualTo(start().at(0));
  }

  @Test
  final void allocatesNothing() {
    RunningSchedule running = start();
    double[] sum = {0};
    Runnable work =
        () -> {
          running.observe(observedStep(), 1.0);
          for (long step = 0; step < 20; step++) {
            sum[0] += running.at(step * 50);
          }
        };
    assertThat(AllocationMeter.create().bytes(1000, work)).as("bytes in 1000 runs").isZero();
    assertThat(sum[0]).isFinite();
  }

  private RunningSchedule start() {
    return RunningSchedule.of(schedule(), HORIZONS.get(0));
  }

  private static long[] steps(Horizon horizon) {
    long last = Math.max(0, horizon.steps() - 1);
    return new long[] {0, 1, last / 2, last, last + 1, last + 2, 10 * last + 10, 1L << 40};
  }
}
