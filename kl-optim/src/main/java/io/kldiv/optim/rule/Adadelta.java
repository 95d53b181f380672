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

/** Steps of the size of the past steps, from the root mean squares of steps and gradients. */
@Describe(
    value =
        "Adadelta: the gradient times the root mean square of past steps, divided by that of the"
            + " gradients; has the right units, so that its rate is 1.",
    formula = "v ← ρv + (1−ρ)g²;  Δ = g √(d + ε)/√(v + ε);  d ← ρd + (1−ρ)Δ²;  θ ← θ − αΔ",
    source = "Zeiler (2012), algorithm 1; torch.optim.Adadelta")
public final class Adadelta implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param smoothing ρ, in [0, 1)
   * @param epsilon ε, above 0
   */
  public record Config(
      @Describe("The learning rate α.") @Default("1") Schedule learningRate,
      @Describe("How much of the averages of squares is kept, ρ.")
          @Default("0.9")
          @Range(min = 0, max = 1, maxExclusive = true)
          double smoothing,
      @Describe("What is added under the roots, ε; sets the size of the first steps.")
          @Default("1e-6")
          @Range(min = 0, minExclusive = true)
          double epsilon) {}

  /** Creates the rule. */
  public Adadelta(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        new ScaleByDeltas(config.smoothing(), config.epsilon()),
        Links.scaleByRate(config.learningRate()));
  }

  private record ScaleByDeltas(double smoothing, double epsilon) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("squares", "deltas");
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] squares = state.buffer("squares");
      double[] deltas = state.buffer("deltas");
      double take = 1 - smoothing;
      for (int i = from; i < to; i++) {
        double u = update[i];
        squares[i] = smoothing * squares[i] + take * (u * u);
        double delta = Math.sqrt(deltas[i] + epsilon) / Math.sqrt(squares[i] + epsilon) * u;
        deltas[i] = smoothing * deltas[i] + take * (delta * delta);
        update[i] = delta;
      }
    }
  }
}
