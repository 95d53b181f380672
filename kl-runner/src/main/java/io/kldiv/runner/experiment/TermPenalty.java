package io.kldiv.runner.experiment;

import io.kldiv.core.objective.Penalties;
import io.kldiv.core.objective.Penalty;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.PartKind;
import io.kldiv.optim.Schedule;

/** What is made of a divergence before it is weighted: the φ of λ·φ(D). */
@PartKind("penalty")
public interface TermPenalty {
  /** φ, as a function of the divergence and a level. */
  Penalty penalty();

  /** The level, which may change during the run; unused by some. */
  Schedule level();

  /** The divergence as it is. */
  @Describe(value = "The divergence as it is.", formula = "λ·D")
  final class Linear implements TermPenalty {
    /** Creates the penalty. */
    public Linear() {}

    @Override
    public Penalty penalty() {
      return Penalties.linear();
    }

    @Override
    public Schedule level() {
      return (step, horizon) -> 0;
    }
  }

  /** Nothing is gained by a divergence below the level. */
  @Describe(
      value =
          "Free bits: below the level a divergence costs the same, so that nothing draws it further"
              + " down.",
      formula = "λ·max(D, ε), D of the batch; over: sample, λ·(mean of max(D, ε) over samples)",
      source = "Kingma et al. (2016), equation 15")
  final class FreeBits implements TermPenalty {
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
        @Describe("Whether ε is free for the mean of the batch or for each sample.")
            @Default("batch")
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

  /** The divergence is drawn to the level from both sides. */
  @Describe(
      value =
          "Capacity: the divergence of the batch is drawn to a level, which usually rises during the"
              + " run.",
      formula = "λ·|D − C|",
      source = "Burgess et al. (2018), equation 8")
  final class Capacity implements TermPenalty {
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
}
