package io.kldiv.optim.schedule;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/** Smooth exponential decay: initial · factor^(t/T) at step t, also beyond the T steps. */
@Describe(
    value =
        "Smooth exponential decay: the value is multiplied by 'factor' over 'steps' or 'epochs', by"
            + " default over the whole run, and goes on falling at that pace.",
    formula = "initial · factor^(t/T)",
    source = "torch.optim.lr_scheduler.ExponentialLR, with steps: 1")
public final class Exponential implements Schedule {
  private final Config config;
  private final Length length;
  private final double logFactor;

  /**
   * The configuration.
   *
   * @param initial the value at step 0, at least 0
   * @param factor what is left of it after the length, above 0
   * @param steps the length in steps, at least 1
   * @param epochs the length in epochs, at least 1; the whole run if neither is given
   */
  public record Config(
      @Describe("The value at step 0.") @Range(min = 0) double initial,
      @Describe("What the value is multiplied by over the length; above 1 it grows.")
          @Range(min = 0, minExclusive = true)
          double factor,
      @Describe("Steps that 'factor' is for; or give epochs. Default: the whole run.")
          @Range(min = 1)
          Optional<Long> steps,
      @Describe("Epochs that 'factor' is for; or give steps.") @Range(min = 1)
          Optional<Long> epochs) {
    /**
     * Checks what the components need of each other.
     *
     * @throws IllegalArgumentException if both {@code steps} and {@code epochs} are given
     */
    public Config {
      Length.of(steps, epochs);
    }
  }

  /** Creates the schedule. */
  public Exponential(Config config) {
    this.config = config;
    this.length = Length.of(config.steps(), config.epochs());
    this.logFactor = StrictMath.log(config.factor());
  }

  @Override
  public double at(long step, Horizon horizon) {
    double time = (double) step / Math.max(1, length.in(horizon));
    return config.initial() * StrictMath.exp(time * logFactor);
  }
}
