package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.link.TrustRatio;
import java.util.List;

/** Adam whose step is as long, for each parameter, as the parameter: for very large batches. */
@Describe(
    value =
        "LAMB: adam with decay whose step is, for every parameter, as long as the parameter itself"
            + " (see the link trust-ratio); for very large batches.",
    formula =
        "u = m̂/(√v̂ + ε) + λθ, m̂ and v̂ as in adam;  θ_k ← θ_k − α min(10, ‖θ_k‖) u_k/‖u_k‖",
    source = "You et al. (2020), algorithm 2")
public final class Lamb implements Optimizer {
  private static final double GREATEST_NORM = 10;

  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param beta1 β₁, in [0, 1)
   * @param beta2 β₂, in [0, 1)
   * @param epsilon ε, above 0
   * @param weightDecay λ, at least 0
   */
  public record Config(
      @Describe("The learning rate α.") @Default("0.001") Schedule learningRate,
      @Describe("How much of the gradient's average is kept, β₁.")
          @Default("0.9")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta1,
      @Describe("How much of the squares' average is kept, β₂.")
          @Default("0.999")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta2,
      @Describe("What is added to the root, ε.")
          @Default("1e-8")
          @Range(min = 0, minExclusive = true)
          double epsilon,
      @Describe("The weight decay λ, in units of the learning rate.")
          @Default("0.01")
          @Range(min = 0)
          double weightDecay) {}

  /** Creates the rule. */
  public Lamb(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.scaleByAdam(config.beta1(), config.beta2(), config.epsilon()),
        Links.addDecayedWeights(config.weightDecay()),
        new TrustRatio(new TrustRatio.Config(GREATEST_NORM)),
        Links.scaleByRate(config.learningRate()));
  }
}
