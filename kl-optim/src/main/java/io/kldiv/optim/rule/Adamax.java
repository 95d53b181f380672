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

/** Adam with the greatest recent gradient in place of the root of the average of squares. */
@Describe(
    value =
        "Adamax: adam with a decaying maximum of |g| in place of the root of the squares; never"
            + " divides by more than the greatest recent gradient.",
    formula = "u = g + λθ;  m ← β₁m + (1−β₁)u;  w ← max(β₂w, |u| + ε);  θ ← θ − α m/((1−β₁ᵗ) w)",
    source = "Kingma and Ba (2015), algorithm 2, with the ε of torch.optim.Adamax")
public final class Adamax implements Optimizer {
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
      @Describe("The learning rate α.") @Default("0.002") Schedule learningRate,
      @Describe("How much of the gradient's average is kept, β₁.")
          @Default("0.9")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta1,
      @Describe("What the greatest gradient is multiplied by each step, β₂.")
          @Default("0.999")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta2,
      @Describe("What is added to the size of the gradient, ε.")
          @Default("1e-8")
          @Range(min = 0, minExclusive = true)
          double epsilon,
      @Describe("The weight decay λ, added to the gradient as λθ.") @Default("0") @Range(min = 0)
          double weightDecay) {}

  /** Creates the rule. */
  public Adamax(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.addDecayedWeights(config.weightDecay()),
        new ScaleByGreatest(config.beta1(), config.beta2(), config.epsilon()),
        Links.scaleByRate(config.learningRate()));
  }

  private record ScaleByGreatest(double beta1, double beta2, double epsilon) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("mean", "greatest");
    }

    @Override
    public List<String> scalars() {
      return List.of("beta1Power");
    }

    @Override
    public void prepare(LinkState state, Step step) {
      RunningPower.next(state, "beta1Power", beta1);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] mean = state.buffer("mean");
      double[] greatest = state.buffer("greatest");
      double meanBias = 1 - state.scalar("beta1Power");
      double takeMean = 1 - beta1;
      for (int i = from; i < to; i++) {
        double u = update[i];
        mean[i] = beta1 * mean[i] + takeMean * u;
        greatest[i] = Math.max(beta2 * greatest[i], Math.abs(u) + epsilon);
        update[i] = mean[i] / (meanBias * greatest[i]);
      }
    }
  }
}
