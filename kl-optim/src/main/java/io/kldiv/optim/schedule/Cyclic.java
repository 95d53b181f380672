package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/**
 * Up from {@code initial} to {@code peak} and down again, over and over, along straight lines. The
 * height of cycle c = 1, 2, … is peak − initial, by {@code mode} halved from cycle to cycle or
 * multiplied by factorᵗ.
 */
@Describe(
    value =
        "From 'initial' up to 'peak' and down again, over and over. For the momentum that goes with"
            + " a rate, a second one with 'peak' below 'initial'.",
    formula = "initial + (peak − initial) · height · (share of the rise, or of the fall left)",
    source =
        "Smith (2017); torch.optim.lr_scheduler.CyclicLR (base_lr = initial, max_lr = peak, gamma ="
            + " factor)")
public final class Cyclic implements Schedule {
  private final Config config;

  /** How high a cycle is. */
  public enum Mode {
    /** All the same. */
    TRIANGULAR,
    /** Each half as high as the one before. */
    TRIANGULAR2,
    /** At step t factorᵗ of the whole height. */
    EXP_RANGE
  }

  /**
   * The configuration.
   *
   * @param initial the value at the beginning of each cycle, at least 0
   * @param peak the value at the top of the first cycle, at least 0
   * @param rise the length of a rise, at least 1
   * @param fall the length of a fall, at least 1; that of the rise if empty
   * @param mode how high a cycle is
   * @param factor what the height is multiplied by at every step with {@code EXP_RANGE}, in (0, 1]
   * @param unit what {@code rise} and {@code fall} count
   */
  public record Config(
      @Describe("The value at the beginning of each cycle.") @Range(min = 0) double initial,
      @Describe("The value at the top of the first cycle.") @Range(min = 0) double peak,
      @Describe("The steps (or epochs) of a rise.") @Default("2000") @Range(min = 1) long rise,
      @Describe("The steps (or epochs) of a fall. Default: as many as of a rise.") @Range(min = 1)
          Optional<Long> fall,
      @Describe(
              "How high a cycle is: triangular (all the same), triangular2 (each half the one"
                  + " before), exp-range (factor^step of the whole).")
          @Default("triangular")
          Mode mode,
      @Describe("With exp-range, what the height is multiplied by at every step.")
          @Default("1")
          @Range(min = 0, max = 1, minExclusive = true)
          double factor,
      @Describe("What 'rise' and 'fall' count: steps or epochs.") @Default("steps") Unit unit) {}

  /** Creates the schedule. */
  public Cyclic(Config config) {
    this.config = config;
  }

  @Override
  public double at(long step, Horizon horizon) {
    long rise = config.unit().steps(config.rise(), horizon);
    long fall =
        config.fall().isPresent() ? config.unit().steps(config.fall().get(), horizon) : rise;
    long cycle = step / (rise + fall);
    long done = step % (rise + fall);
    double share = done <= rise ? (double) done / rise : (double) (rise + fall - done) / fall;
    double height =
        switch (config.mode()) {
          case TRIANGULAR -> 1;
          case TRIANGULAR2 -> Shapes.power(0.5, cycle);
          case EXP_RANGE -> Shapes.power(config.factor(), step);
        };
    return config.initial() + (config.peak() - config.initial()) * share * height;
  }
}
