package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** Nesterov's accelerated gradient: momentum with the gradient taken where it leads. */
@Describe(
    value =
        "Nesterov's accelerated gradient: momentum with the gradient taken where it leads; the"
            + " parameters are those looked ahead to.",
    formula = "v ← μv + α∇L(θ);  θ ← θ − (μv + α∇L(θ))",
    source = "Nesterov (1983); Sutskever et al. (2013), equations 3 and 4, in the variable θ + μv")
public final class Nesterov implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param momentum μ, below 1
   */
  public record Config(
      @Describe("The learning rate α.") Schedule learningRate,
      @Describe("How much of the last step is kept, the momentum μ, below 1.") @Default("0.9")
          Schedule momentum) {
    /**
     * Checks the momentum.
     *
     * @throws IllegalArgumentException if a constant {@code momentum} is not below 1
     */
    public Config {
      Momentum.requireBelowOne(momentum);
    }
  }

  /** Creates the rule. */
  public Nesterov(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.scaleByRate(config.learningRate()), Links.momentum(config.momentum(), 0, true));
  }
}
