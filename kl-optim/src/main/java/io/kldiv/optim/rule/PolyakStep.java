package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.List;
import java.util.Map;

/** Gradient descent whose rate follows from how far the objective is above its least value. */
@Describe(
    value =
        "Polyak's step: gradient descent whose rate is how far the objective is above its least"
            + " value, divided by the square of the gradient's norm.",
    formula = "θ ← θ − α∇f(θ),  α = min(α_max, max(0, f(θ) − f*)/‖∇f(θ)‖²)",
    source =
        "Polyak (1969), equation 3; with the greatest rate of Loizou et al. (2021), equation 3")
public final class PolyakStep implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param minimum f*, the least value of the objective
   * @param maxRate the greatest rate α_max
   */
  public record Config(
      @Describe("The least value of the objective, f*.") @Default("0") double minimum,
      @Describe("The greatest rate, α_max.") @Default("1") Schedule maxRate) {}

  /** Creates the rule. */
  public PolyakStep(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(new ScaleByGap(config.minimum(), config.maxRate()));
  }

  private record ScaleByGap(double minimum, Schedule maxRate) implements Link {
    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("maxRate", maxRate);
    }

    @Override
    public Scope scope() {
      return Scope.WHOLE;
    }

    @Override
    public List<String> scalars() {
      return List.of("rate");
    }

    @Override
    public void prepare(LinkState state, Step step) {
      double squares = 0;
      for (double u : step.update()) {
        squares += u * u;
      }
      double gap = Math.max(0, step.loss() - minimum);
      double greatest = state.scheduled("maxRate");
      state.setScalar("rate", gap < greatest * squares ? gap / squares : greatest);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double rate = state.scalar("rate");
      for (int i = from; i < to; i++) {
        update[i] *= rate;
      }
    }
  }
}
