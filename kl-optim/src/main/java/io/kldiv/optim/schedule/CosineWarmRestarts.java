package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;

/**
 * Half a cosine from {@code initial} to {@code finalValue}, again and again; each period is {@code
 * growth} times as long as the one before.
 */
@Describe(
    value =
        "Half a cosine from 'initial' down to 'finalValue', begun anew after each period. The value"
            + " changes at every step.",
    formula = "finalValue + (initial − finalValue)(1 + cos πx)/2, x the share of the period done",
    source =
        "Loshchilov and Hutter (2017), equation 5; torch CosineAnnealingWarmRestarts (T_0 = period,"
            + " T_mult = growth)")
public final class CosineWarmRestarts implements Schedule {
  private final Config config;

  /**
   * The configuration.
   *
   * @param initial the value at the beginning of each period, at least 0
   * @param period the length of the first period, at least 1
   * @param growth how many times as long as the last the next period is, from 1 to 1000
   * @param finalValue the value at the end of each period, at least 0
   * @param unit what {@code period} counts
   */
  public record Config(
      @Describe("The value at the beginning of each period.") @Range(min = 0) double initial,
      @Describe("The epochs (or steps) of the first period.") @Range(min = 1) long period,
      @Describe("How many times as long as the last the next period is.")
          @Default("1")
          @Range(min = 1, max = 1000)
          int growth,
      @Describe("The value at the end of each period.") @Default("0") @Range(min = 0)
          double finalValue,
      @Describe("What 'period' counts: epochs or steps.") @Default("epochs") Unit unit) {}

  /** Creates the schedule. */
  public CosineWarmRestarts(Config config) {
    this.config = config;
  }

  @Override
  public double at(long step, Horizon horizon) {
    long period = config.unit().steps(config.period(), horizon);
    long done = step;
    if (config.growth() == 1) {
      done = step % period;
    } else {
      while (done >= period) {
        done -= period;
        period *= config.growth();
      }
    }
    double share = (double) done / period;
    return Anneal.COSINE.between(config.initial(), config.finalValue(), share);
  }
}
