package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/**
 * Half a cosine from {@code initial} down to {@code finalValue}, after a linear warm-up.
 *
 * <p>With w warm-up steps, the value at step t, before w, is initial · (t+1)/(w+1), so that the
 * first step is not wasted and step w has the whole initial value. From there, with x = min(1,
 * (t−w)/T) and T the length of the descent, it is finalValue + (initial − finalValue) · (1 + cos
 * πx) / 2.
 */
@Describe(
    value =
        "Half a cosine from 'initial' down to 'finalValue', by default over the whole run, after an"
            + " optional linear warm-up.",
    formula =
        "warm-up: initial · (t+1)/(w+1);  then finalValue + (initial − finalValue)(1 + cos πx)/2,"
            + " x = min(1, (t−w)/T)",
    source = "Loshchilov and Hutter (2017), equation 5, without restarts")
public final class Cosine implements Schedule {
  private final Config config;
  private final Length length;

  /**
   * The configuration.
   *
   * @param initial the value after the warm-up, at least 0
   * @param finalValue the value at the end, at least 0
   * @param warmupSteps w, at least 0
   * @param steps the length of the descent in steps, at least 1
   * @param epochs its length in epochs, at least 1; the rest of the run if neither is given
   */
  public record Config(
      @Describe("The value at step 0, or after the warm-up.") @Range(min = 0) double initial,
      @Describe("The value at the end.") @Default("0") @Range(min = 0) double finalValue,
      @Describe("The number of steps in which the value first rises to 'initial'.")
          @Default("0")
          @Range(min = 0)
          long warmupSteps,
      @Describe("Steps of the descent, after the warm-up; or give epochs. Default: the whole run.")
          @Range(min = 1)
          Optional<Long> steps,
      @Describe("Epochs of the descent; or give steps.") @Range(min = 1) Optional<Long> epochs) {
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
  public Cosine(Config config) {
    this.config = config;
    this.length = Length.of(config.steps(), config.epochs());
  }

  @Override
  public double at(long step, Horizon horizon) {
    long warmup = config.warmupSteps();
    if (step < warmup) {
      return config.initial() * ((step + 1.0) / (warmup + 1.0));
    }
    long steps = length.units() == 0 ? horizon.steps() - warmup : length.in(horizon);
    if (step - warmup >= steps) {
      return config.finalValue();
    }
    double left = Shapes.halfCosine((double) (step - warmup) / steps);
    return config.finalValue() + (config.initial() - config.finalValue()) * left;
  }
}
