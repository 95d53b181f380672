package io.kldiv.optim.weight;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.WeightController;

/**
 * Keeps D near a target: λ ← λ·(1 + e/h), with e = D/target − 1 between −clip and clip and h the
 * horizon.
 */
@Describe(
    value =
        "Keeps the divergence near a target: λ grows by a factor each step while the divergence of"
            + " the batch is above the target, and shrinks while it is below.",
    formula = "λ ← λ·(1 + e/horizon), e = D/target − 1 between −clip and clip",
    source =
        "Ziegler et al. (2019), section 2.2, whose K is 1/horizon; after the penalty of Schulman et"
            + " al. (2017, PPO)")
public final class Adaptive implements WeightController {
  private final Config config;

  /**
   * The configuration.
   *
   * @param target the divergence to keep, in nats, above 0
   * @param horizon h, in steps, at least 1
   * @param initial λ at the first step, above 0
   * @param clip the greatest relative error that counts, in (0, 1)
   * @param maximum the highest λ, above 0
   */
  public record Config(
      @Describe("The divergence to keep, in nats.") @Range(min = 0, minExclusive = true)
          double target,
      @Describe("Steps in which λ changes by about the relative error of the divergence.")
          @Default("10")
          @Range(min = 1)
          double horizon,
      @Describe("λ at the first step.") @Default("1") @Range(min = 0, minExclusive = true)
          double initial,
      @Describe("The greatest relative error that counts, up and down.")
          @Default("0.2")
          @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
          double clip,
      @Describe("The highest λ, for a target that cannot be reached.")
          @Default("1e6")
          @Range(min = 0, minExclusive = true)
          double maximum) {
    /**
     * Checks what the components need of each other.
     *
     * @throws IllegalArgumentException if {@code initial} is above {@code maximum}
     */
    public Config {
      Controllers.checkInitial(initial, maximum);
    }
  }

  /** Creates the rule. */
  public Adaptive(Config config) {
    this.config = config;
  }

  @Override
  public double[] start() {
    return new double[] {config.initial()};
  }

  @Override
  public double weight(double[] state) {
    return state[0];
  }

  @Override
  public void observe(double divergence, double[] state) {
    double clip = config.clip();
    double error = Math.max(-clip, Math.min(clip, divergence / config.target() - 1));
    state[0] = Math.min(config.maximum(), state[0] * (1 + error / config.horizon()));
  }
}
