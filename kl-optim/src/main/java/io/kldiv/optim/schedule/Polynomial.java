package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/** A polynomial descent: finalValue + (initial − finalValue) · (1 − min(1, t/T))^power. */
@Describe(
    value =
        "From 'initial' to 'finalValue' along a polynomial, by default over the whole run. With"
            + " power 1 a straight line; the higher the power, the sooner it falls.",
    formula = "finalValue + (initial − finalValue) · (1 − min(1, t/T))^power",
    source = "torch.optim.lr_scheduler.PolynomialLR; keras PolynomialDecay")
public final class Polynomial implements Schedule {
  private final Config config;
  private final Length length;

  /**
   * The configuration.
   *
   * @param initial the value at step 0, at least 0
   * @param finalValue the value at the end, at least 0
   * @param power the power, above 0
   * @param steps the length in steps, at least 1
   * @param epochs the length in epochs, at least 1; the whole run if neither is given
   */
  public record Config(
      @Describe("The value at step 0.") @Range(min = 0) double initial,
      @Describe("The value at the end.") @Default("0") @Range(min = 0) double finalValue,
      @Describe("The power.") @Default("1") @Range(min = 0, minExclusive = true) double power,
      @Describe("Steps of the length; or give epochs. Default: the whole run.") @Range(min = 1)
          Optional<Long> steps,
      @Describe("Epochs of the length; or give steps.") @Range(min = 1) Optional<Long> epochs) {
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
  public Polynomial(Config config) {
    this.config = config;
    this.length = Length.of(config.steps(), config.epochs());
  }

  @Override
  public double at(long step, Horizon horizon) {
    double left = Shapes.power(1 - length.share(step, horizon), config.power());
    return config.finalValue() + (config.initial() - config.finalValue()) * left;
  }
}
