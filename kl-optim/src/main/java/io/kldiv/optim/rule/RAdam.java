package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.List;

/**
 * Rectified Adam: as long as too few squares are averaged for their root to be trusted, plain
 * momentum.
 */
@Describe(
    value =
        "Rectified Adam: plain momentum until enough squares are averaged, then adam with steps"
            + " shortened by how uncertain the average still is; a warm-up without a setting.",
    formula =
        "u = g + λθ;  ρ∞ = 2/(1−β₂) − 1;  ρ = ρ∞ − 2tβ₂ᵗ/(1−β₂ᵗ);  ρ > 5: θ ← θ − α r m̂"
            + " √(1−β₂ᵗ)/(√v + ε), r² = (ρ−4)(ρ−2)ρ∞ / ((ρ∞−4)(ρ∞−2)ρ);  else θ ← θ − α m̂",
    source = "Liu et al. (2020), algorithm 2; torch.optim.RAdam")
public final class RAdam implements Optimizer {
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
  public RAdam(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.addDecayedWeights(config.weightDecay()),
        new ScaleByRectifiedAdam(config.beta1(), config.beta2(), config.epsilon()),
        Links.scaleByRate(config.learningRate()));
  }

  private record ScaleByRectifiedAdam(double beta1, double beta2, double epsilon) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("mean", "squares");
    }

    @Override
    public List<String> scalars() {
      return List.of("beta1Power", "beta2Power");
    }

    @Override
    public void prepare(LinkState state, Step step) {
      RunningPower.next(state, "beta1Power", beta1);
      RunningPower.next(state, "beta2Power", beta2);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] mean = state.buffer("mean");
      double[] squares = state.buffer("squares");
      double meanBias = 1 - state.scalar("beta1Power");
      double takeMean = 1 - beta1;
      double takeSquares = 1 - beta2;

      double rectification = rectification(state.step() + 1, state.scalar("beta2Power"));
      for (int i = from; i < to; i++) {
        double u = update[i];
        mean[i] = beta1 * mean[i] + takeMean * u;
        squares[i] = beta2 * squares[i] + takeSquares * (u * u);
      }
      if (rectification == 0) {
        for (int i = from; i < to; i++) {
          update[i] = mean[i] / meanBias;
        }
        return;
      }
      for (int i = from; i < to; i++) {
        update[i] = (mean[i] / meanBias) * (rectification / (Math.sqrt(squares[i]) + epsilon));
      }
    }

    /** r·√(1−β₂ᵗ), or 0 as long as the average of squares is of too few. */
    private double rectification(long time, double power) {
      double longest = 2 / (1 - beta2) - 1;
      double length = longest - 2 * time * power / (1 - power);
      if (length <= 5) {
        return 0;
      }
      double square =
          (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length);
      return Math.sqrt(square) * Math.sqrt(1 - power);
    }
  }
}
