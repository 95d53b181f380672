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

/** RMSprop: the gradient divided by the root of a moving average of its square. */
@Describe(
    value = "RMSprop: the gradient divided by the root of a moving average of its square.",
    formula =
        "v ← ρv + (1−ρ)g²;  b ← μb + g/(√v + ε), centered: g/(√(v − m²) + ε) with"
            + " m ← ρm + (1−ρ)g;  θ ← θ − αb",
    source =
        "Hinton (2012), lecture 6e; centered: Graves (2013), equations 38 to 41;"
            + " torch.optim.RMSprop")
public final class RmsProp implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param smoothing ρ, in [0, 1)
   * @param epsilon ε, above 0
   * @param momentum μ, in [0, 1)
   * @param centered whether the squares are those of the distance from the average gradient
   */
  public record Config(
      @Describe("The learning rate α.") @Default("0.01") Schedule learningRate,
      @Describe("How much of the squares' average is kept, ρ.")
          @Default("0.99")
          @Range(min = 0, max = 1, maxExclusive = true)
          double smoothing,
      @Describe("What is added to the root, ε.")
          @Default("1e-8")
          @Range(min = 0, minExclusive = true)
          double epsilon,
      @Describe("The momentum μ of the scaled gradient; 0 for none.")
          @Default("0")
          @Range(min = 0, max = 1, maxExclusive = true)
          double momentum,
      @Describe("Whether to divide by the spread of the gradient instead of its size.")
          @Default("false")
          boolean centered) {}

  /** Creates the rule. */
  public RmsProp(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    Link scale =
        config.centered()
            ? new ScaleBySpread(config.smoothing(), config.epsilon())
            : Links.scaleByRms(config.smoothing(), config.epsilon());
    Link rate = Links.scaleByRate(config.learningRate());
    return config.momentum() == 0
        ? List.of(scale, rate)
        : List.of(scale, Links.momentum(config.momentum()), rate);
  }

  private record ScaleBySpread(double smoothing, double epsilon) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("mean", "squares");
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] mean = state.buffer("mean");
      double[] squares = state.buffer("squares");
      double take = 1 - smoothing;
      for (int i = from; i < to; i++) {
        double u = update[i];
        mean[i] = smoothing * mean[i] + take * u;
        squares[i] = smoothing * squares[i] + take * (u * u);
        double variance = Math.max(0, squares[i] - mean[i] * mean[i]);
        update[i] = u / (Math.sqrt(variance) + epsilon);
      }
    }
  }
}
