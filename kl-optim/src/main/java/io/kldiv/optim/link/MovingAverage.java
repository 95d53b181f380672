package io.kldiv.optim.link;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Step;
import java.util.List;

/** Measures and saves an exponential moving average of the parameters. */
@Describe(
    value =
        "What is measured and saved is an exponential moving average of the parameters over the"
            + " steps, free of the initial ones. Trains as without it; its place in the chain does"
            + " not matter.",
    formula = "a ← da + (1−d)θ;  θ̄ = a/(1−dᵗ)",
    source =
        "Ruppert (1988); Polyak and Juditsky (1992); bias correction as in Kingma and Ba (2015),"
            + " section 7.2")
public final class MovingAverage implements Link {
  private final Config config;

  /**
   * The configuration.
   *
   * @param decay d, in [0, 1)
   */
  public record Config(
      @Describe("How much of the average is kept each step, d.")
          @Default("0.999")
          @Range(min = 0, max = 1, maxExclusive = true)
          double decay) {}

  /** Creates the link. */
  public MovingAverage(Config config) {
    this.config = config;
  }

  @Override
  public List<String> buffers() {
    return List.of("average");
  }

  @Override
  public List<String> scalars() {
    return List.of("power");
  }

  @Override
  public void prepare(LinkState state, Step step) {
    state.setScalar("power", state.step() == 0 ? 1 : config.decay() * state.scalar("power"));
  }

  /** Adds the parameters that the step before made; those of this step are not there yet. */
  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
    if (state.step() == 0) {
      return;
    }
    double[] average = state.buffer("average");
    double keep = config.decay();
    for (int i = from; i < to; i++) {
      average[i] = keep * average[i] + (1 - keep) * parameters[i];
    }
  }

  @Override
  public boolean averages() {
    return true;
  }

  @Override
  public void average(LinkState state, double[] parameters, double[] averaged) {
    double[] average = state.buffer("average");
    double keep = config.decay();
    double all = 1 - keep * state.scalar("power");
    for (int i = 0; i < parameters.length; i++) {
      averaged[i] = (keep * average[i] + (1 - keep) * parameters[i]) / all;
    }
  }
}
