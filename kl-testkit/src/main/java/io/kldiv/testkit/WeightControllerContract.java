package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.RunningWeight;
import io.kldiv.optim.WeightController;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link WeightController} promises. A subclass supplies the controller, and what it
 * must make of some divergences, from an oracle that it names in a comment.
 */
public abstract class WeightControllerContract {
  /** The greatest relative difference from a declared value. */
  private static final double TOLERANCE = 1e-14;

  private static final Horizon RUN = new Horizon(1000, 10);

  /** Creates the contract; called by subclasses. */
  protected WeightControllerContract() {}

  /**
   * A declared reaction.
   *
   * @param divergence the divergence of a step
   * @param after the weight for the next step
   */
  public record Observation(double divergence, double after) {}

  /** A new controller, the same at each call. */
  protected abstract WeightController controller();

  /** The weight at the first step. */
  protected abstract double initial();

  /** What is observed, one after the other, and the weights that follow; at least one. */
  protected abstract List<Observation> observations();

  @Test
  final void reactsAsDeclared() {
    RunningWeight running = start();
    assertThat(running.at(0)).isEqualTo(initial());
    assertThat(observations()).isNotEmpty();
    long step = 0;
    for (Observation observation : observations()) {
      running.observeDivergence(observation.divergence());
      assertThat(running.at(++step))
          .as("after observing %s at step %d", observation.divergence(), step)
          .isCloseTo(observation.after(), within(TOLERANCE * observation.after()));
    }
  }

  @Test
  final void staysFiniteAndNotNegativeHoweverLongTheDivergenceIsFarOff() {
    for (double divergence : new double[] {0, 1e-300, 1e6, 1e300}) {
      RunningWeight running = start();
      for (int step = 0; step < 20_000; step++) {
        running.observeDivergence(divergence);
        assertThat(running.at(step)).isBetween(0.0, Double.MAX_VALUE);
      }
    }
  }

  @Test
  final void isUnmovedByTheMonitoredLoss() {
    RunningWeight running = start();
    running.observe(10, 1.0);
    running.observe(20, Double.NaN);
    assertThat(running.at(20)).isEqualTo(initial());
  }

  @Test
  final void goesOnFromASavedStateAsIfItHadNeverStopped() {
    List<Observation> all = observations();
    RunningWeight whole = start();
    all.forEach(observation -> whole.observeDivergence(observation.divergence()));
    for (int cut = 0; cut <= all.size(); cut++) {
      RunningWeight before = start();
      all.subList(0, cut).forEach(each -> before.observeDivergence(each.divergence()));
      RunningWeight after = start();
      after.restore(before.state());
      all.subList(cut, all.size()).forEach(each -> after.observeDivergence(each.divergence()));
      assertThat(after.state()).as("cut after %d observations", cut).isEqualTo(whole.state());
      assertThat(after.at(3)).isEqualTo(whole.at(3));
    }
  }

  @Test
  final void sharesNothingBetweenRuns() {
    WeightController controller = controller();
    RunningWeight busy = RunningWeight.of(controller, RUN);
    RunningWeight idle = RunningWeight.of(controller, RUN);
    observations().forEach(observation -> busy.observeDivergence(observation.divergence()));
    assertThat(idle.state()).isEqualTo(start().state());
    assertThat(idle.at(0)).isEqualTo(initial());
  }

  @Test
  final void allocatesNothing() {
    RunningWeight running = start();
    double[] sum = {0};
    Runnable work =
        () -> {
          running.observeDivergence(1.0);
          sum[0] += running.at(1);
        };
    assertThat(AllocationMeter.create().bytes(1000, work)).as("bytes in 1000 runs").isZero();
    assertThat(sum[0]).isFinite();
  }

  private RunningWeight start() {
    return RunningWeight.of(controller(), RUN);
  }
}
