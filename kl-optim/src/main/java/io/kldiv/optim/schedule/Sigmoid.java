package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/**
 * An S-shaped curve: initial + (finalValue − initial) · σ(steepness · (t/T − midpoint)), with σ(z)
 * = 1/(1 + e⁻ᶻ).
 */
@Describe(
    value =
        "An S-shaped curve from near 'initial' to near 'finalValue', by default over the whole run:"
            + " for λ that sets in late.",
    formula = "initial + (finalValue − initial) / (1 + exp(−steepness · (t/T − midpoint)))",
    source = "Bowman et al. (2016), figure 2")
public final class Sigmoid implements Schedule {
  private final Config config;
  private final Length length;

  /**
   * The configuration.
   *
   * @param initial the value long before the midpoint, at least 0
   * @param finalValue the value long after it, at least 0
   * @param midpoint the share of the length where half the way is done
   * @param steepness how steep the curve is, above 0; with 10 and the midpoint 0.5 it does the
   *     first and the last 0.7 % of the way outside the length
   * @param steps the length in steps, at least 1
   * @param epochs the length in epochs, at least 1; the whole run if neither is given
   */
  public record Config(
      @Describe("The value long before the midpoint.") @Default("0") @Range(min = 0) double initial,
      @Describe("The value long after the midpoint.") @Range(min = 0) double finalValue,
      @Describe("The share of the length where half the way is done.")
          @Default("0.5")
          @Range(min = 0, max = 1)
          double midpoint,
      @Describe("How steep: 4 times the slope at the midpoint, in the units of the length.")
          @Default("10")
          @Range(min = 0, minExclusive = true)
          double steepness,
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
  public Sigmoid(Config config) {
    this.config = config;
    this.length = Length.of(config.steps(), config.epochs());
  }

  @Override
  public double at(long step, Horizon horizon) {
    double time = (double) step / Math.max(1, length.in(horizon));
    double way = 1 / (1 + StrictMath.exp(-config.steepness() * (time - config.midpoint())));
    return config.initial() + (config.finalValue() - config.initial()) * way;
  }
}
