package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** AdamW that needs no schedule: gradients are taken near a running mean. */
@Describe(
    value =
        "Schedule-free adamw: as schedule-free-sgd, with steps scaled by the root of the average of"
            + " squares. Takes greater rates than adamw, 1 to 10 times.",
    formula =
        "y = (1−β)z + βx;  v ← β₂v + (1−β₂)g²;  z ← z − γₜ(g/(√v + ε) + λy),  γₜ = α√(1−β₂ᵗ);  x ←"
            + " (1−c)x + cz,  c = γₜ²/Σγ²",
    source = "Defazio et al. (2024), algorithm 1")
public final class ScheduleFreeAdamW implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param interpolation β, in [0, 1)
   * @param beta2 β₂, in [0, 1)
   * @param epsilon ε, above 0
   * @param weightDecay λ, at least 0
   */
  public record Config(
      @Describe("The learning rate α.") @Default("0.0025") Schedule learningRate,
      @Describe("How much of the mean is where gradients are taken, β.")
          @Default("0.9")
          @Range(min = 0, max = 1, maxExclusive = true)
          double interpolation,
      @Describe("How much of the squares' average is kept, β₂.")
          @Default("0.999")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta2,
      @Describe("What is added to the root, ε.")
          @Default("1e-8")
          @Range(min = 0, minExclusive = true)
          double epsilon,
      @Describe("The weight decay λ, in units of the learning rate.") @Default("0") @Range(min = 0)
          double weightDecay) {}

  /** Creates the rule. */
  public ScheduleFreeAdamW(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.scaleByRms(config.beta2(), config.epsilon()),
        Links.addDecayedWeights(config.weightDecay()),
        new ScheduleFree(config.learningRate(), config.interpolation(), config.beta2()));
  }
}
