package io.kldiv.runner.experiment;

import io.kldiv.core.objective.Penalties;
import io.kldiv.core.objective.Penalty;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Schedule;

/** The divergence is drawn to the level from both sides. */
@Describe(
    value =
        "Capacity: the divergence of the batch is drawn to a level, which usually rises during the"
            + " run.",
    formula = "λ·|D − C|",
    source = "Burgess et al. (2018), equation 8")
public final class Capacity implements TermPenalty {
  private final Config config;

  /**
   * The configuration.
   *
   * @param level C
   */
  public record Config(@Describe("The level C in nats.") Schedule level) {}

  /** Creates the penalty. */
  public Capacity(Config config) {
    this.config = config;
  }

  @Override
  public Penalty penalty() {
    return Penalties.capacity();
  }

  @Override
  public Schedule level() {
    return config.level();
  }
}
