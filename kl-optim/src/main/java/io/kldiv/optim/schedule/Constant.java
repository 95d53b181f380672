package io.kldiv.optim.schedule;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.OptionalDouble;

/** The same value at every step. */
@Describe("The same value at every step; a bare number means this.")
public final class Constant implements Schedule {
  private final double value;

  /**
   * The configuration.
   *
   * @param value the value, at least 0
   */
  public record Config(@Describe("The value.") @Range(min = 0) double value) {}

  /** Creates the schedule. */
  public Constant(Config config) {
    value = config.value();
  }

  @Override
  public double at(long step, Horizon horizon) {
    return value;
  }

  @Override
  public OptionalDouble constant() {
    return OptionalDouble.of(value);
  }
}
