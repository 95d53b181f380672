package io.kldiv.optim.schedule;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/**
 * Decay with the inverse square root of time: initial · √(T / (T + t)). Before it a {@link WarmUp}
 * of T steps gives the schedule of Vaswani et al. (2017): the rise, then initial · √(T/t).
 */
@Describe(
    value =
        "Decay with the inverse square root of time, without an end. After a 'warm-up' of the same"
            + " length it is the schedule of transformers.",
    formula = "initial · √(T / (T + t))",
    source = "Vaswani et al. (2017), equation 3, after its warm-up")
public final class InverseSqrt implements Schedule {
  private final Config config;
  private final Length length;

  /**
   * The configuration.
   *
   * @param initial the value at step 0, at least 0
   * @param steps T in steps, at least 1
   * @param epochs T in epochs, at least 1
   */
  public record Config(
      @Describe("The value at step 0.") @Range(min = 0) double initial,
      @Describe("T in steps, after which initial/√2 is left; or give epochs.") @Range(min = 1)
          Optional<Long> steps,
      @Describe("T in epochs; or give steps.") @Range(min = 1) Optional<Long> epochs) {
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
  public InverseSqrt(Config config) {
    this.config = config;
    this.length = Length.required(config.steps(), config.epochs());
  }

  @Override
  public double at(long step, Horizon horizon) {
    double scale = length.in(horizon);
    return config.initial() * Math.sqrt(scale / (scale + step));
  }
}
