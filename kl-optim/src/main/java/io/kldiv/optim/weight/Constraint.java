package io.kldiv.optim.weight;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.WeightController;

/**
 * The constraint D ≤ ε by dual ascent: λ is the multiplier, which rises while D is above ε and
 * falls while it is below, λ ← max(0, λ + η(D − ε)); in the log domain λ ← λ·exp(η(D − ε)).
 *
 * <p>At rest either D = ε, or D is below ε and λ is 0, so that a constraint that is met by itself
 * costs nothing.
 */
@Describe(
    value =
        "The constraint D ≤ limit by dual ascent: λ rises while the divergence of the batch is above"
            + " the limit and falls while it is below.",
    formula = "λ ← max(0, λ + η(D − ε)); in the log domain λ ← λ·exp(η(D − ε))",
    source = "Arrow, Hurwicz and Uzawa (1958); as λ of a KL term, Rezende and Viola (2018)")
public final class Constraint implements WeightController {
  private final Config config;

  /** In what λ moves evenly. */
  public enum Domain {
    /** In λ, which can become 0. */
    LINEAR,
    /** In log λ, so that it stays above 0 and changes by factors. */
    LOG
  }

  /**
   * The configuration.
   *
   * @param limit ε, in nats, at least 0
   * @param rate η, above 0
   * @param initial λ at the first step, at least 0
   * @param domain in what λ moves
   * @param maximum the highest λ, above 0
   */
  public record Config(
      @Describe("The limit ε in nats.") @Range(min = 0) double limit,
      @Describe("The rate η: how fast λ rises for each nat above the limit, in one step.")
          @Default("0.01")
          @Range(min = 0, minExclusive = true)
          double rate,
      @Describe("λ at the first step.") @Default("1") @Range(min = 0) double initial,
      @Describe("In what λ moves evenly: linear (in λ, down to 0) or log (by factors).")
          @Default("linear")
          Domain domain,
      @Describe("The highest λ, for a limit that cannot be kept.")
          @Default("1e6")
          @Range(min = 0, minExclusive = true)
          double maximum) {
    /**
     * Checks what the components need of each other.
     *
     * @throws IllegalArgumentException if {@code initial} is above {@code maximum}, or 0 in the log
     *     domain
     */
    public Config {
      if (domain == Domain.LOG && initial == 0) {
        throw new IllegalArgumentException(
            "initial must be above 0 in the log domain, where 0 would never change");
      }
      Controllers.checkInitial(initial, maximum);
    }
  }

  /** Creates the rule. */
  public Constraint(Config config) {
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
    double change = config.rate() * (divergence - config.limit());
    double weight =
        config.domain() == Domain.LOG
            ? state[0] * StrictMath.exp(change)
            : Math.max(0, state[0] + change);
    state[0] = Math.min(config.maximum(), weight);
  }
}
