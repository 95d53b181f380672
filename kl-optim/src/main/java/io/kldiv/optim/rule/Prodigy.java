package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.List;
import java.util.Map;

/** Adam that finds its learning rate by itself, from how far the parameters have come. */
@Describe(
    value =
        "Prodigy: adam that finds its rate by itself, from a lower bound of how far the start is"
            + " from the solution. Leave the rate at 1, or give it a schedule that begins there.",
    formula =
        "r ← √β₂ r + (1−√β₂)γd²⟨g, θ₀−θ⟩;  s ← √β₂ s + (1−√β₂)γd²g;  m ← β₁m + (1−β₁)dg;  v ← β₂v +"
            + " (1−β₂)d²g²;  θ ← θ − γd(m/(√v + dε) + λθ);  d ← max(d, r/‖s‖₁)",
    source = "Mishchenko and Defazio (2024), algorithm 4")
public final class Prodigy implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate γ
   * @param beta1 β₁, in [0, 1)
   * @param beta2 β₂, in [0, 1)
   * @param epsilon ε, above 0
   * @param weightDecay λ, at least 0
   * @param initialDistance the first estimate of the distance, above 0
   */
  public record Config(
      @Describe("What the rate that is found is multiplied by, γ.") @Default("1")
          Schedule learningRate,
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
      @Describe("The weight decay λ, in units of the learning rate.") @Default("0") @Range(min = 0)
          double weightDecay,
      @Describe("The first estimate d of the distance to the solution; too small is safe.")
          @Default("1e-6")
          @Range(min = 0, minExclusive = true)
          double initialDistance) {}

  /** Creates the rule. */
  public Prodigy(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(new ScaleByDistance(config));
  }

  private record ScaleByDistance(Config config) implements Link {
    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("learningRate", config.learningRate());
    }

    @Override
    public Scope scope() {
      return Scope.WHOLE;
    }

    @Override
    public List<String> buffers() {
      return List.of("start", "slope", "mean", "squares");
    }

    @Override
    public List<String> scalars() {
      return List.of("distance", "progress");
    }

    /** The distance, which is that of the end of the step before, and r. */
    @Override
    public void prepare(LinkState state, Step step) {
      double[] start = state.buffer("start");
      double distance = config.initialDistance();
      if (state.step() == 0) {
        System.arraycopy(step.parameters(), 0, start, 0, start.length);
      } else {
        double sum = 0;
        for (double s : state.buffer("slope")) {
          sum += Math.abs(s);
        }
        double estimate = sum > 0 ? state.scalar("progress") / sum : 0;
        distance = Math.max(state.scalar("distance"), estimate);
      }
      double[] slope = step.update();
      double[] now = step.parameters();
      double progress = 0;
      for (int i = 0; i < start.length; i++) {
        progress += slope[i] * (start[i] - now[i]);
      }
      double keep = Math.sqrt(config.beta2());
      double take = (1 - keep) * state.scheduled("learningRate") * distance * distance;
      state.setScalar("distance", distance);
      state.setScalar("progress", keep * state.scalar("progress") + take * progress);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] slope = state.buffer("slope");
      double[] mean = state.buffer("mean");
      double[] squares = state.buffer("squares");
      double distance = state.scalar("distance");
      double rate = state.scheduled("learningRate") * distance;
      double keep = Math.sqrt(config.beta2());
      double takeSlope = (1 - keep) * rate;
      double takeMean = 1 - config.beta1();
      double takeSquares = 1 - config.beta2();
      for (int i = from; i < to; i++) {
        double u = distance * update[i];
        slope[i] = keep * slope[i] + takeSlope * u;
        mean[i] = config.beta1() * mean[i] + takeMean * u;
        squares[i] = config.beta2() * squares[i] + takeSquares * (u * u);
        double scaled = mean[i] / (Math.sqrt(squares[i]) + distance * config.epsilon());
        update[i] = rate * (scaled + config.weightDecay() * parameters[i]);
      }
    }
  }
}
