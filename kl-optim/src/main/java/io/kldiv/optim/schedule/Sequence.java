package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.CompositeSchedule;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.RunningSchedule;
import io.kldiv.optim.Schedule;
import java.util.List;

/**
 * Schedules one after the other, each from its milestone on. The steps, epochs and run of each
 * begin and end with its turn; only the one whose turn it is observes.
 */
@Describe(
    value =
        "Schedules one after the other: the next begins at each milestone. For each of them steps,"
            + " epochs and the run begin and end with its turn.",
    source = "torch.optim.lr_scheduler.SequentialLR")
public final class Sequence implements CompositeSchedule {
  private final Config config;
  private final long[] milestones;

  /**
   * The configuration.
   *
   * @param schedules the schedules, one more than there are milestones
   * @param milestones the times at which the next schedule begins, rising
   * @param unit what {@code milestones} count
   */
  public record Config(
      @Describe("The schedules, one more than there are milestones.") List<Schedule> schedules,
      @Describe("The epochs (or steps) after which the next begins, in rising order.")
          @Range(min = 1)
          List<Long> milestones,
      @Describe("What 'milestones' count: epochs or steps.") @Default("epochs") Unit unit) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the milestones do not rise, or there is not one schedule
     *     more than there are milestones
     */
    public Config {
      milestones = Milestones.rising("milestones", milestones);
      schedules = List.copyOf(schedules);
      if (schedules.size() != milestones.size() + 1) {
        throw new IllegalArgumentException(
            "schedules must be one more than the milestones, but there are %d schedules and %d"
                    .formatted(schedules.size(), milestones.size())
                + " milestones");
      }
    }
  }

  /** Creates the schedule. */
  public Sequence(Config config) {
    this.config = config;
    this.milestones = Milestones.array(config.milestones());
  }

  @Override
  public RunningSchedule[] start(Horizon horizon) {
    RunningSchedule[] parts = new RunningSchedule[config.schedules().size()];
    for (int i = 0; i < parts.length; i++) {
      long end = i < milestones.length ? begin(i + 1, horizon) : horizon.steps();
      long steps = Math.max(0, Math.min(end, horizon.steps()) - begin(i, horizon));
      Horizon turn = new Horizon(steps, horizon.stepsPerEpoch());
      parts[i] = RunningSchedule.of(config.schedules().get(i), turn);
    }
    return parts;
  }

  @Override
  public double at(long step, Horizon horizon, RunningSchedule[] parts) {
    int turn = turn(step, horizon);
    return parts[turn].at(step - begin(turn, horizon));
  }

  @Override
  public void observe(long step, double value, Horizon horizon, RunningSchedule[] parts) {
    int turn = turn(Math.max(0, step - 1), horizon);
    parts[turn].observe(step - begin(turn, horizon), value);
  }

  private int turn(long step, Horizon horizon) {
    return Milestones.past(milestones, config.unit().time(step, horizon));
  }

  /** The step at which a schedule's turn begins. */
  private long begin(int schedule, Horizon horizon) {
    return schedule == 0 ? 0 : config.unit().steps(milestones[schedule - 1], horizon);
  }
}
