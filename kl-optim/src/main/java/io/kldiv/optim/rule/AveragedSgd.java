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
import java.util.Map;

/** Stochastic gradient descent whose result is the mean of the parameters of all steps. */
@Describe(
    value =
        "Averaged stochastic gradient descent: the rate falls slowly, and what is measured and"
            + " saved is the mean of the parameters over the steps after 'averageFrom'.",
    formula =
        "ηₜ = α/(1 + λαt)^p, t = 0, 1, …;  θ ← θ − ηₜ(g + λθ);  θ̄ ← θ̄ + (θ − θ̄)/max(1, t − t₀)",
    source = "Polyak and Juditsky (1992); Xu (2011); torch.optim.ASGD")
public final class AveragedSgd implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param decay λ, at least 0
   * @param power p, at least 0
   * @param averageFrom t₀, at least 0
   */
  public record Config(
      @Describe("The learning rate α.") @Default("0.01") Schedule learningRate,
      @Describe("The weight decay and the fall of the rate, λ.") @Default("1e-4") @Range(min = 0)
          double decay,
      @Describe("The power p of the fall of the rate.") @Default("0.75") @Range(min = 0)
          double power,
      @Describe("The number of steps after which the mean begins, t₀.")
          @Default("0")
          @Range(min = 0)
          long averageFrom) {}

  /** Creates the rule. */
  public AveragedSgd(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.addDecayedWeights(config.decay()), new FallingRate(config), new Mean(config));
  }

  /** u ← ηₜ·u. */
  private record FallingRate(Config config) implements Link {
    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("learningRate", config.learningRate());
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double rate = state.scheduled("learningRate");
      double fall = StrictMath.log(1 + config.decay() * rate * state.step());
      double fallen = rate * StrictMath.exp(-config.power() * fall);
      for (int i = from; i < to; i++) {
        update[i] *= fallen;
      }
    }
  }

  /** θ̄, up to the step before: each step sees the parameters that the one before it made. */
  private record Mean(Config config) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("mean");
    }

    @Override
    public List<String> scalars() {
      return List.of("steps");
    }

    @Override
    public void prepare(LinkState state, Step step) {
      state.setScalar("steps", (double) (state.step() + 1));
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] mean = state.buffer("mean");
      add(weight(state.step()), parameters, mean, mean, from, to);
    }

    @Override
    public boolean averages() {
      return true;
    }

    @Override
    public void average(LinkState state, double[] parameters, double[] averaged) {
      double weight = weight((long) state.scalar("steps"));
      add(weight, parameters, state.buffer("mean"), averaged, 0, parameters.length);
    }

    /** What the parameters after so many steps count in the mean. */
    private double weight(long steps) {
      return 1.0 / Math.max(1, steps - 1 - config.averageFrom());
    }

    private static void add(
        double weight, double[] parameters, double[] mean, double[] sum, int from, int to) {
      if (weight == 1) {
        System.arraycopy(parameters, from, sum, from, to - from);
        return;
      }
      for (int i = from; i < to; i++) {
        sum[i] = mean[i] + (parameters[i] - mean[i]) * weight;
      }
    }
  }
}
