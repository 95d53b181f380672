package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;

/** Decay by a factor every so many epochs or steps: initial · factor^⌊time/every⌋. */
@Describe(
    value = "The value is multiplied by 'factor' every so many epochs (or steps).",
    formula = "initial · factor^⌊epoch / every⌋",
    source = "torch.optim.lr_scheduler.StepLR; with every: 1, ExponentialLR")
public final class StepDecay implements Schedule {
  private final Config config;

  /**
   * The configuration.
   *
   * @param initial the value at step 0, at least 0
   * @param every how long a value lasts, at least 1
   * @param factor what comes after it relative to it, above 0
   * @param unit what {@code every} counts
   */
  public record Config(
      @Describe("The value at step 0.") @Range(min = 0) double initial,
      @Describe("How many epochs (or steps) a value lasts.") @Range(min = 1) long every,
      @Describe("What the value is multiplied by then.")
          @Default("0.1")
          @Range(min = 0, minExclusive = true)
          double factor,
      @Describe("What 'every' counts: epochs or steps.") @Default("epochs") Unit unit) {}

  /** Creates the schedule. */
  public StepDecay(Config config) {
    this.config = config;
  }

  @Override
  public double at(long step, Horizon horizon) {
    long time = config.unit().time(step, horizon);
    return config.initial() * Shapes.power(config.factor(), time / config.every());
  }
}
