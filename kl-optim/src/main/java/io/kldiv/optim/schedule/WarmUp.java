package io.kldiv.optim.schedule;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.CompositeSchedule;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.RunningSchedule;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/**
 * A straight rise to where another schedule begins, and then that schedule, whose steps, epochs and
 * run begin after the warm-up.
 *
 * <p>With v the first value of the other schedule and w the length, the value at step t below w is
 * from + (v − from)·t/w; without {@code from} it is v·(t+1)/(w+1), so that the first step is not
 * wasted.
 */
@Describe(
    value =
        "A straight rise to where another schedule begins, then that schedule. Its steps, its epochs"
            + " and its run begin after the warm-up.",
    formula =
        "from + (v − from) · t/w; without 'from', v · (t+1)/(w+1); v: the first value of then",
    source = "Goyal et al. (2017), section 2.2; torch SequentialLR of LinearLR and another")
public final class WarmUp implements CompositeSchedule {
  private final Config config;
  private final Length length;

  /**
   * The configuration.
   *
   * @param then the schedule after the warm-up
   * @param steps w in steps, at least 1
   * @param epochs w in epochs, at least 1
   * @param from the value at step 0, at least 0
   */
  public record Config(
      @Describe("The schedule after the warm-up; a number stays as it is.") Schedule then,
      @Describe("Steps of the warm-up; or give epochs.") @Range(min = 1) Optional<Long> steps,
      @Describe("Epochs of the warm-up; or give steps.") @Range(min = 1) Optional<Long> epochs,
      @Describe("The value at step 0. Default: one step above 0.") @Range(min = 0)
          Optional<Double> from) {
    /**
     * Checks what the components need of each other.
     *
     * @throws IllegalArgumentException if both or neither of {@code steps} and {@code epochs} are
     *     given
     */
    public Config {
      Length.required(steps, epochs);
    }
  }

  /** Creates the schedule. */
  public WarmUp(Config config) {
    this.config = config;
    this.length = Length.required(config.steps(), config.epochs());
  }

  @Override
  public RunningSchedule[] start(Horizon horizon) {
    long rest = Math.max(0, horizon.steps() - length.in(horizon));
    Horizon after = new Horizon(rest, horizon.stepsPerEpoch());
    return new RunningSchedule[] {RunningSchedule.of(config.then(), after)};
  }

  @Override
  public double at(long step, Horizon horizon, RunningSchedule[] parts) {
    long steps = length.in(horizon);
    if (step >= steps) {
      return parts[0].at(step - steps);
    }
    double target = parts[0].at(0);
    return config.from().isPresent()
        ? Anneal.LINEAR.between(config.from().get(), target, (double) step / steps)
        : target * ((step + 1.0) / (steps + 1.0));
  }

  @Override
  public void observe(long step, double value, Horizon horizon, RunningSchedule[] parts) {
    long steps = length.in(horizon);
    if (step > steps) {
      parts[0].observe(step - steps, value);
    }
  }
}
