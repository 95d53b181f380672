package io.kldiv.optim.link;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.NamePatterns;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.List;
import java.util.Map;

/** Decays the weights of some parameters towards zero. */
@Describe(
    value =
        "Decays weights towards zero. Before the rule it is coupled: a penalty ½λ‖θ‖² on the"
            + " objective. After the rule it is decoupled: weights shrink by λ a step, whatever the"
            + " rule and its rate (adamw's λ times its learning rate).",
    formula = "u ← u + λθ",
    source = "Loshchilov and Hutter (2019), section 2")
public final class WeightDecay implements Link {
  private final Config config;
  private final NamePatterns only;
  private final NamePatterns except;

  /**
   * The configuration.
   *
   * @param decay λ
   * @param only patterns of the names of the parameters; none for all
   * @param except patterns of the names of those left out
   */
  public record Config(
      @Describe("The decay λ.") Schedule decay,
      @Describe(
              "The names of the parameters that decay; * stands for any characters. Default: all.")
          @Default("[]")
          List<String> only,
      @Describe("The names of those left out, such as '*.bias'.") @Default("[]")
          List<String> except) {
    /** Copies the lists. */
    public Config {
      only = List.copyOf(only);
      except = List.copyOf(except);
    }
  }

  /** Creates the link. */
  public WeightDecay(Config config) {
    this.config = config;
    this.only = new NamePatterns(config.only());
    this.except = new NamePatterns(config.except());
  }

  @Override
  public Map<String, Schedule> schedules() {
    return Map.of("weightDecay", config.decay());
  }

  @Override
  public Map<String, Integer> arrays(ParameterLayout layout) {
    only.requireMatches(layout);
    except.requireMatches(layout);
    return Map.of("decays", layout.slices().size());
  }

  @Override
  public void prepare(LinkState state, Step step) {
    double[] decays = state.buffer("decays");
    if (state.step() == 0) {
      PerParameter.choose(step.layout(), only, except, decays);
    }
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
    double decay = state.scheduled("weightDecay");
    double[] decays = state.buffer("decays");
    List<Slice> slices = state.layout().slices();
    for (int k = 0; k < decays.length; k++) {
      Slice slice = slices.get(k);
      int end = decays[k] == 0 ? 0 : Math.min(to, slice.end());
      for (int i = Math.max(from, slice.offset()); i < end; i++) {
        update[i] += decay * parameters[i];
      }
    }
  }
}
