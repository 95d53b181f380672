package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** Heavy-ball momentum: part of the last step is added to each. */
@Describe(
    value =
        "Heavy-ball momentum: part of the last step is added to each. With a constant rate the same"
            + " as sgd with momentum; when the rate changes, steps already under way keep theirs.",
    formula = "v ← μv + α∇L(θ);  θ ← θ − v",
    source = "Polyak (1964), equation 9")
public final class Momentum implements Optimizer {
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
      requireBelowOne(momentum);
    }
  }

  /** Creates the rule. */
  public Momentum(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.scaleByRate(config.learningRate()), Links.momentum(config.momentum(), 0, false));
  }

  static void requireBelowOne(Schedule momentum) {
    double constant = momentum.constant().orElse(0);
    if (constant >= 1) {
      throw new IllegalArgumentException("momentum must be below 1, but is " + constant);
    }
  }
}
