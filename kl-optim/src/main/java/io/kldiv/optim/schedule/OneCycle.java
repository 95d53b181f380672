package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/**
 * One cycle: from {@code initial} to {@code peak} in the first part of the length, then to {@code
 * finalValue}; with {@code threePhase} first back to {@code initial} in as long as the rise took.
 *
 * <p>As PyTorch's OneCycleLR with total_steps T: the rise ends at step riseFraction·T − 1, the
 * whole at step T − 1. The momentum that goes with it is a second schedule of the same length, with
 * {@code initial: 0.95, peak: 0.85, finalValue: 0.95}.
 */
@Describe(
    value =
        "One cycle over the whole run: from 'initial' up to 'peak', then down to 'finalValue'. For"
            + " the momentum that goes with it: {type: one-cycle, initial: 0.95, peak: 0.85,"
            + " finalValue: 0.95}.",
    source =
        "Smith and Topin (2018); torch.optim.lr_scheduler.OneCycleLR (max_lr = peak, div_factor ="
            + " peak/initial, final_div_factor = initial/finalValue, pct_start = riseFraction)")
public final class OneCycle implements Schedule {
  private static final double START_DIVISOR = 25;
  private static final double END_DIVISOR = 1e4;

  private final Config config;
  private final Length length;
  private final double initial;
  private final double finalValue;

  /**
   * The configuration.
   *
   * @param peak the value at the peak, at least 0
   * @param initial the value at step 0, at least 0; peak/25 if empty
   * @param finalValue the value at the end, at least 0; initial/10000 if empty
   * @param riseFraction the share of the length before the peak, in (0, 1)
   * @param anneal the way between the values
   * @param threePhase whether it goes back to {@code initial} before it goes to {@code finalValue}
   * @param steps the length in steps, at least 1
   * @param epochs the length in epochs, at least 1; the whole run if neither is given
   */
  public record Config(
      @Describe("The value at the peak.") @Range(min = 0) double peak,
      @Describe("The value at step 0. Default: peak / 25.") @Range(min = 0)
          Optional<Double> initial,
      @Describe("The value at the end. Default: initial / 10000.") @Range(min = 0)
          Optional<Double> finalValue,
      @Describe("The share of the length before the peak.")
          @Default("0.3")
          @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
          double riseFraction,
      @Describe("The way between the values: cosine or linear.") @Default("cosine") Anneal anneal,
      @Describe("Whether it goes back to 'initial', as fast as it rose, before 'finalValue'.")
          @Default("false")
          boolean threePhase,
      @Describe("Steps of the length; or give epochs. Default: the whole run.") @Range(min = 1)
          Optional<Long> steps,
      @Describe("Epochs of the length; or give steps.") @Range(min = 1) Optional<Long> epochs) {
    /**
     * Checks what the components need of each other.
     *
     * @throws IllegalArgumentException if both {@code steps} and {@code epochs} are given, or there
     *     are three phases and the rise takes more than half
     */
    public Config {
      Length.of(steps, epochs);
      if (threePhase && riseFraction > 0.5) {
        throw new IllegalArgumentException(
            "riseFraction must be at most 0.5 for three phases, but is " + riseFraction);
      }
    }
  }

  /** Creates the schedule. */
  public OneCycle(Config config) {
    this.config = config;
    this.length = Length.of(config.steps(), config.epochs());
    this.initial = config.initial().orElse(config.peak() / START_DIVISOR);
    this.finalValue = config.finalValue().orElse(initial / END_DIVISOR);
  }

  @Override
  public double at(long step, Horizon horizon) {
    long steps = length.in(horizon);
    double rise = config.riseFraction() * steps;
    if (step <= rise - 1) {
      return phase(initial, config.peak(), step / (rise - 1));
    }
    double from = rise - 1;
    double start = config.peak();
    if (config.threePhase()) {
      if (step <= 2 * rise - 2) {
        return phase(config.peak(), initial, (step - from) / (rise - 1));
      }
      from = 2 * rise - 2;
      start = initial;
    }
    return phase(start, finalValue, step >= steps - 1 ? 1 : (step - from) / (steps - 1 - from));
  }

  private double phase(double start, double end, double share) {
    return config.anneal().between(start, end, Double.isNaN(share) ? 1 : share);
  }
}
