package io.kldiv.optim.link;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.NamePatterns;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import io.kldiv.optim.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes the update of each unit's incoming weights sum to zero. */
@Describe(
    value =
        "Takes from the update of every matrix of weights the mean over the inputs of each output,"
            + " so that the incoming weights of a unit keep their sum. Vectors such as biases stay"
            + " as they are.",
    formula = "u_ij ← u_ij − (1/n) Σ_i u_ij, i the n inputs, j the output",
    source = "Yong et al. (2020), equation 1")
public final class GradientCentralisation implements Link {
  private final NamePatterns only;
  private final NamePatterns except;

  /**
   * The configuration.
   *
   * @param only patterns of the names of the parameters; none for all
   * @param except patterns of the names of those left out
   */
  public record Config(
      @Describe(
              "The names of the parameters to centralise; * stands for any characters. Default:"
                  + " all.")
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
  public GradientCentralisation(Config config) {
    this.only = new NamePatterns(config.only());
    this.except = new NamePatterns(config.except());
  }

  @Override
  public Scope scope() {
    return Scope.WHOLE;
  }

  @Override
  public Map<String, Integer> arrays(ParameterLayout layout) {
    only.requireMatches(layout);
    except.requireMatches(layout);
    int widest = layout.slices().stream().mapToInt(GradientCentralisation::outputs).max().orElse(0);
    return Map.of("chosen", layout.slices().size(), "means", widest);
  }

  @Override
  public void prepare(LinkState state, Step step) {
    double[] chosen = state.buffer("chosen");
    if (state.step() == 0) {
      PerParameter.choose(step.layout(), only, except, chosen);
    }
    List<Slice> slices = step.layout().slices();
    for (int k = 0; k < chosen.length; k++) {
      if (chosen[k] != 0 && outputs(slices.get(k)) > 0) {
        centralise(slices.get(k), step.update(), state.buffer("means"));
      }
    }
  }

  /** The size of the last axis, or 0 where there is no axis before it. */
  private static int outputs(Slice slice) {
    int axes = slice.sizes().size();
    return axes < 2 ? 0 : slice.sizes().get(axes - 1);
  }

  private static void centralise(Slice slice, double[] update, double[] means) {
    int outputs = outputs(slice);
    int inputs = slice.length() / outputs;
    Arrays.fill(means, 0, outputs, 0);
    for (int row = slice.offset(); row < slice.end(); row += outputs) {
      for (int j = 0; j < outputs; j++) {
        means[j] += update[row + j];
      }
    }
    for (int row = slice.offset(); row < slice.end(); row += outputs) {
      for (int j = 0; j < outputs; j++) {
        update[row + j] -= means[j] / inputs;
      }
    }
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
}
