package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** Adam: moving averages of the gradient and its square, corrected for their bias at the start. */
@Describe(
    value =
        "Adam: steps scaled by moving averages of the gradient and of its square, corrected for"
            + " their bias; weight decay goes into the gradient (see adamw for the other kind).",
    formula =
        "u = g + λθ;  m ← β₁m + (1−β₁)u;  v ← β₂v + (1−β₂)u²;  θ ← θ − α m̂/(√v̂ + ε),"
            + "  m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)",
    source = "Kingma and Ba (2015), algorithm 1; torch.optim.Adam")
public final class Adam implements Optimizer {
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
      @Describe("The weight decay λ, added to the gradient as λθ.") @Default("0") @Range(min = 0)
          double weightDecay) {}

  /** Creates the rule. */
  public Adam(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.addDecayedWeights(config.weightDecay()),
        Links.scaleByAdam(config.beta1(), config.beta2(), config.epsilon()),
        Links.scaleByRate(config.learningRate()));
  }
}
