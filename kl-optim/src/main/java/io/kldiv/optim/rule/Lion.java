package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** Steps of one size along every axis, against the sign of an average of gradients. */
@Describe(
    value =
        "Lion: the sign of an average of gradients, which needs one buffer only; take a rate 3 to"
            + " 10 times smaller, and a decay as much greater, than adamw's.",
    formula = "u = sign(β₁m + (1−β₁)g);  m ← β₂m + (1−β₂)g;  θ ← θ − α(u + λθ)",
    source = "Chen et al. (2023), algorithm 2")
public final class Lion implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param beta1 β₁, in [0, 1)
   * @param beta2 β₂, in [0, 1)
   * @param weightDecay λ, at least 0
   */
  public record Config(
      @Describe("The learning rate α.") @Default("0.0001") Schedule learningRate,
      @Describe("How much of the average is in the step, β₁.")
          @Default("0.9")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta1,
      @Describe("How much of the average is kept, β₂.")
          @Default("0.99")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta2,
      @Describe("The weight decay λ, in units of the learning rate.") @Default("0") @Range(min = 0)
          double weightDecay) {}

  /** Creates the rule. */
  public Lion(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        new SignOfMean(config.beta1(), config.beta2()),
        Links.addDecayedWeights(config.weightDecay()),
        Links.scaleByRate(config.learningRate()));
  }

  private record SignOfMean(double beta1, double beta2) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("mean");
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] mean = state.buffer("mean");
      for (int i = from; i < to; i++) {
        double u = update[i];
        update[i] = Math.signum(beta1 * mean[i] + (1 - beta1) * u);
        mean[i] = beta2 * mean[i] + (1 - beta2) * u;
      }
    }
  }
}
