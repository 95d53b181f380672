package io.kldiv.optim.part;

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
 * (t−w) / decaySteps), it is finalValue + (initial − finalValue) · (1 + cos πx) / 2.
 */
@Describe(
    value =
        "Half a cosine from 'initial' down to 'finalValue', by default over the whole run, after an"
            + " optional linear warm-up.",
    formula =
        "warm-up: initial · (t+1)/(w+1);  then finalValue + (initial − finalValue)(1 + cos πx)/2,"
            + " x = min(1, (t−w)/decaySteps)",
    source = "Loshchilov and Hutter (2017), equation 5, without restarts")
public final class Cosine implements Schedule {
  private final Config config;

  /**
   * The configuration.
   *
   * @param initial the value after the warm-up, at least 0
   * @param finalValue the value at the end, at least 0
   * @param warmupSteps w, at least 0
   * @param decaySteps the number of steps after the warm-up, at least 1; the rest of the run if
   *     empty
   */
  public record Config(
      @Describe("The value at step 0, or after the warm-up.") @Range(min = 0) double initial,
      @Describe("The value at the end.") @Default("0") @Range(min = 0) double finalValue,
      @Describe("The number of steps in which the value first rises to 'initial'.")
          @Default("0")
          @Range(min = 0)
          long warmupSteps,
      @Describe("The number of steps of the descent; left out, the rest of the run.")
          @Range(min = 1)
          Optional<Long> decaySteps) {}

  /** Creates the schedule. */
  public Cosine(Config config) {
    this.config = config;
  }

  @Override
  public double at(long step, Horizon horizon) {
    long warmup = config.warmupSteps();
    if (step < warmup) {
      return config.initial() * ((step + 1.0) / (warmup + 1.0));
    }
    long steps =
        config.decaySteps().isPresent() ? config.decaySteps().get() : horizon.steps() - warmup;
    if (step - warmup >= steps) {
      return config.finalValue();
    }
    double left = descent((double) (step - warmup) / steps);
    return config.finalValue() + (config.initial() - config.finalValue()) * left;
  }

  /** (1 + cos πx) / 2 for x in [0, 1], as 1 − sin²(πx/2) or sin²(π(1−x)/2). */
  private static double descent(double x) {
    double angle = 0.5 * Math.PI * Math.min(x, 1 - x);
    double square = angle * angle;
    double series = 1; // sin a = a (1 − a²/(2·3) (1 − a²/(4·5) (…))), here to a¹⁷/17!
    for (int k = 8; k >= 1; k--) {
      series = 1 - square / (2 * k * (2 * k + 1)) * series;
    }
    double sine = angle * series;
    return x <= 0.5 ? 1 - sine * sine : sine * sine;
  }
}
