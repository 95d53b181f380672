package io.kldiv.optim.schedule;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/** A straight line from {@code initial} to {@code finalValue}, and then {@code finalValue}. */
@Describe(
    value = "A straight line from 'initial' to 'finalValue', by default over the whole run.",
    formula = "initial + (finalValue − initial) · min(1, t/T)",
    source = "torch.optim.lr_scheduler.LinearLR; as λ, the annealing of Bowman et al. (2016)")
public final class Linear implements Schedule {
  private final Config config;
  private final Length length;

  /**
   * The configuration.
   *
   * @param initial the value at step 0, at least 0
   * @param finalValue the value at the end, at least 0
   * @param steps the length in steps, at least 1
   * @param epochs the length in epochs, at least 1; the whole run if neither is given
   */
  public record Config(
      @Describe("The value at step 0.") @Range(min = 0) double initial,
      @Describe("The value at the end.") @Range(min = 0) double finalValue,
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
  public Linear(Config config) {
    this.config = config;
    this.length = Length.of(config.steps(), config.epochs());
  }

  @Override
  public double at(long step, Horizon horizon) {
    double share = length.share(step, horizon);
    return Anneal.LINEAR.between(config.initial(), config.finalValue(), share);
  }
}
