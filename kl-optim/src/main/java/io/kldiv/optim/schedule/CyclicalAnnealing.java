package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/**
 * Some equal cycles, each with a rise from {@code initial} to {@code finalValue} and a rest there;
 * after the last cycle it stays at {@code finalValue}.
 */
@Describe(
    value =
        "Cycles for λ: in each it rises from 'initial' to 'finalValue' and rests there; by default"
            + " over the whole run.",
    formula = "initial + (finalValue − initial) · min(1, x/riseFraction), x the share of the cycle",
    source = "Fu et al. (2019), equations 6 and 7")
public final class CyclicalAnnealing implements Schedule {
  private final Config config;
  private final Length length;

  /**
   * The configuration.
   *
   * @param initial the value at the beginning of each cycle, at least 0
   * @param finalValue the value after each rise, at least 0
   * @param cycles the number of cycles, at least 1
   * @param riseFraction the share of a cycle that the rise takes, in (0, 1]
   * @param anneal the way up
   * @param steps the length in steps, at least 1
   * @param epochs the length in epochs, at least 1; the whole run if neither is given
   */
  public record Config(
      @Describe("The value at the beginning of each cycle.") @Default("0") @Range(min = 0)
          double initial,
      @Describe("The value after each rise.") @Range(min = 0) double finalValue,
      @Describe("The number of cycles.") @Default("4") @Range(min = 1) int cycles,
      @Describe("The share of a cycle that the rise takes.")
          @Default("0.5")
          @Range(min = 0, max = 1, minExclusive = true)
          double riseFraction,
      @Describe("The way up: linear or cosine.") @Default("linear") Anneal anneal,
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
  public CyclicalAnnealing(Config config) {
    this.config = config;
    this.length = Length.of(config.steps(), config.epochs());
  }

  @Override
  public double at(long step, Horizon horizon) {
    long steps = length.in(horizon);
    if (step >= steps) {
      return config.finalValue();
    }
    double time = (double) step * config.cycles() / steps;
    double share = Math.min(1, (time - (long) time) / config.riseFraction());
    return config.anneal().between(config.initial(), config.finalValue(), share);
  }
}
