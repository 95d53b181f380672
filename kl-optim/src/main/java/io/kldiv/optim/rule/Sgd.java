package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/**
 * Stochastic gradient descent with momentum, as {@code torch.optim.SGD} defines it: u = g + λθ; b ←
 * μb + (1−δ)u, at the first step b ← u; θ ← θ − α·b, or with Nesterov θ ← θ − α·(u + μb).
 */
@Describe(
    value =
        "Stochastic gradient descent, with momentum, Nesterov's look-ahead, dampening and weight"
            + " decay as in PyTorch.",
    formula = "u = g + λθ;  b ← μb + (1−δ)u, first b ← u;  θ ← θ − αb, nesterov θ ← θ − α(u + μb)",
    source = "Robbins and Monro (1951); Polyak (1964); Sutskever et al. (2013); torch.optim.SGD")
public final class Sgd implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param momentum μ, in [0, 1); a constant 0 for none
   * @param nesterov whether to look ahead
   * @param dampening δ, in [0, 1]
   * @param weightDecay λ, at least 0
   */
  public record Config(
      @Describe("The learning rate α.") Schedule learningRate,
      @Describe("The momentum μ: how much of the last step is kept; 0 for none.") @Default("0")
          Schedule momentum,
      @Describe("Whether to take the gradient's step from where the momentum leads (Nesterov).")
          @Default("false")
          boolean nesterov,
      @Describe("The dampening δ: how much less of the gradient goes into the momentum.")
          @Default("0")
          @Range(min = 0, max = 1)
          double dampening,
      @Describe("The weight decay λ, added to the gradient as λθ.") @Default("0") @Range(min = 0)
          double weightDecay) {
    /**
     * Checks what the components need of each other.
     *
     * @throws IllegalArgumentException if a constant {@code momentum} is not below 1, or {@code
     *     nesterov} is set without momentum or with dampening
     */
    public Config {
      if (momentum.constant().orElse(0) >= 1) {
        throw new IllegalArgumentException(
            "momentum must be below 1, but is " + momentum.constant().getAsDouble());
      }
      if (nesterov && (isNone(momentum) || dampening != 0)) {
        throw new IllegalArgumentException(
            "nesterov needs a momentum above 0 and no dampening, but %s"
                .formatted(
                    isNone(momentum) ? "there is no momentum" : "dampening is " + dampening));
      }
    }

    private static boolean isNone(Schedule momentum) {
      return momentum.constant().orElse(1) == 0;
    }
  }

  /** Creates the rule. */
  public Sgd(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    Link decay = Links.addDecayedWeights(config.weightDecay());
    Link rate = Links.scaleByRate(config.learningRate());
    if (Config.isNone(config.momentum())) {
      return List.of(decay, rate);
    }
    Link momentum = Links.momentum(config.momentum(), config.dampening(), config.nesterov());
    return List.of(decay, momentum, rate);
  }
}
