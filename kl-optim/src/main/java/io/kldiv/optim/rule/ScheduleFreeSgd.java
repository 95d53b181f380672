package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** Stochastic gradient descent that needs no schedule: gradients are taken near a running mean. */
@Describe(
    value =
        "Schedule-free stochastic gradient descent: gradients are taken between the iterate and its"
            + " running mean, and the mean is measured and saved; as good as a schedule tuned to"
            + " the end of the run, and needs no end.",
    formula = "y = (1−β)z + βx;  z ← z − γ(∇f(y) + λy);  x ← (1−c)x + cz,  c = γₜ²/Σγ²",
    source = "Defazio et al. (2024), equations 3 to 5, with the weights of section 4")
public final class ScheduleFreeSgd implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param interpolation β, in [0, 1)
   * @param weightDecay λ, at least 0
   */
  public record Config(
      @Describe("The learning rate α.") @Default("1") Schedule learningRate,
      @Describe("How much of the mean is where gradients are taken, β.")
          @Default("0.9")
          @Range(min = 0, max = 1, maxExclusive = true)
          double interpolation,
      @Describe("The weight decay λ, in units of the learning rate.") @Default("0") @Range(min = 0)
          double weightDecay) {}

  /** Creates the rule. */
  public ScheduleFreeSgd(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.addDecayedWeights(config.weightDecay()),
        new ScheduleFree(config.learningRate(), config.interpolation(), 0));
  }
}
