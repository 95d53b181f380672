package io.kldiv.runner.experiment;

import io.kldiv.core.objective.Penalties;
import io.kldiv.core.objective.Penalty;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Schedule;

/** Nothing is gained by a divergence below the level. */
@Describe(
    value =
        "Free bits: below the level a divergence costs the same, so that nothing draws it further"
            + " down.",
    formula = "λ·max(D, ε), D of the batch; over: sample, λ·(mean of max(D, ε) over samples)",
    source = "Kingma et al. (2016), equation 15")
public final class FreeBits implements TermPenalty {
  private final Config config;

  /** Of what the level is free. */
  public enum Over {
    /** Of the divergence of the batch. */
    BATCH,
    /** Of each sample's divergence. */
    SAMPLE
  }

  /**
   * The configuration.
   *
   * @param level ε
   * @param over of what ε is free
   */
  public record Config(
      @Describe("The level ε in nats.") Schedule level,
      @Describe("Whether ε is free for the mean of the batch or for each sample.") @Default("batch")
          Over over) {}

  /** Creates the penalty. */
  public FreeBits(Config config) {
    this.config = config;
  }

  @Override
  public Penalty penalty() {
    return Penalties.freeBits(config.over() == Over.SAMPLE);
  }

  @Override
  public Schedule level() {
    return config.level();
  }
}
