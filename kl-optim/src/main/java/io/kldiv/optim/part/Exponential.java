package io.kldiv.optim.part;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/** Smooth exponential decay: initial · factor^(step/decaySteps), also beyond decaySteps. */
@Describe(
    value =
        "Smooth exponential decay: the value is multiplied by 'factor' over 'decaySteps' steps, and"
            + " goes on falling at that pace.",
    formula = "initial · factor^(step / decaySteps)")
public final class Exponential implements Schedule {
  private final Config config;
  private final double logFactor;

  /**
   * The configuration.
   *
   * @param initial the value at step 0, at least 0
   * @param factor what is left of it after {@code decaySteps}, above 0
   * @param decaySteps a number of steps, at least 1; the whole run if empty
   */
  public record Config(
      @Describe("The value at step 0.") @Range(min = 0) double initial,
      @Describe("What the value is multiplied by over decaySteps steps; above 1 it grows.")
          @Range(min = 0, minExclusive = true)
          double factor,
      @Describe("The number of steps that 'factor' is for; left out, the whole run.")
          @Range(min = 1)
          Optional<Long> decaySteps) {}

  /** Creates the schedule. */
  public Exponential(Config config) {
    this.config = config;
    this.logFactor = StrictMath.log(config.factor());
  }

  @Override
  public double at(long step, Horizon horizon) {
    long decaySteps = config.decaySteps().isPresent() ? config.decaySteps().get() : horizon.steps();
    double time = (double) step / Math.max(1, decaySteps);
    return config.initial() * StrictMath.exp(time * logFactor);
  }
}
