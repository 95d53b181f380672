package io.kldiv.optim.link;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import io.kldiv.optim.Step;
import java.util.List;
import java.util.Map;

/** Shortens the update of each parameter to a norm. */
@Describe(
    value =
        "Shortens the update of every parameter (a matrix of weights, a vector of biases) to a norm"
            + " of at most 'limit', each by itself.",
    formula = "u_k ← u_k · min(1, c/‖u_k‖)")
public final class ClipByLayerNorm implements Link {
  private final Config config;

  /**
   * The configuration.
   *
   * @param limit the greatest norm of a parameter's update, c, above 0
   */
  public record Config(
      @Describe("The greatest Euclidean norm of the update of a parameter, c.")
          @Range(min = 0, minExclusive = true)
          double limit) {}

  /** Creates the link. */
  public ClipByLayerNorm(Config config) {
    this.config = config;
  }

  @Override
  public Scope scope() {
    return Scope.WHOLE;
  }

  @Override
  public Map<String, Integer> arrays(ParameterLayout layout) {
    return Map.of("factors", layout.slices().size());
  }

  @Override
  public void prepare(LinkState state, Step step) {
    double[] factors = state.buffer("factors");
    List<Slice> slices = step.layout().slices();
    for (int k = 0; k < factors.length; k++) {
      Slice slice = slices.get(k);
      double norm = Norm.of(step.update(), slice.offset(), slice.end());
      factors[k] = norm > config.limit() ? config.limit() / norm : 1;
    }
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
    PerParameter.scale(state.layout(), state.buffer("factors"), update, from, to);
  }
}
