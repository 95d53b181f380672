package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.List;

/** Decay by a factor at each of some times: initial · factor^(the milestones that are past). */
@Describe(
    value = "The value is multiplied by 'factor' at each milestone.",
    formula = "initial · factor^(number of milestones ≤ epoch)",
    source = "torch.optim.lr_scheduler.MultiStepLR")
public final class MultiStep implements Schedule {
  private final Config config;
  private final long[] milestones;

  /**
   * The configuration.
   *
   * @param initial the value at step 0, at least 0
   * @param milestones the times, rising
   * @param factor what comes after a milestone relative to what was before it, above 0
   * @param unit what {@code milestones} count
   */
  public record Config(
      @Describe("The value at step 0.") @Range(min = 0) double initial,
      @Describe("The epochs (or steps) after which the value is multiplied, in rising order.")
          @Range(min = 1)
          List<Long> milestones,
      @Describe("What the value is multiplied by.")
          @Default("0.1")
          @Range(min = 0, minExclusive = true)
          double factor,
      @Describe("What 'milestones' count: epochs or steps.") @Default("epochs") Unit unit) {
    /**
     * Copies the milestones.
     *
     * @throws IllegalArgumentException if they do not rise
     */
    public Config {
      milestones = Milestones.rising("milestones", milestones);
    }
  }

  /** Creates the schedule. */
  public MultiStep(Config config) {
    this.config = config;
    this.milestones = Milestones.array(config.milestones());
  }

  @Override
  public double at(long step, Horizon horizon) {
    int past = Milestones.past(milestones, config.unit().time(step, horizon));
    return config.initial() * Shapes.power(config.factor(), (long) past);
  }
}
