package io.kldiv.optim.link;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import io.kldiv.optim.Step;
import java.util.List;
import java.util.Map;

/** Makes the update of each parameter as long as the parameter. */
@Describe(
    value =
        "Gives the update of every parameter the length of that parameter, so that the learning"
            + " rate is a relative change; as in lamb and lars. Where either is 0, the update"
            + " stays.",
    formula = "u_k ← u_k · min(c, ‖θ_k‖) / ‖u_k‖",
    source = "You et al. (2020), algorithm 2, with φ(z) = min(c, z)")
public final class TrustRatio implements Link {
  private final Config config;

  /**
   * The configuration.
   *
   * @param limit the greatest norm of a parameter that counts, c, above 0
   */
  public record Config(
      @Describe("The greatest norm of a parameter that counts, c.")
          @Default("10")
          @Range(min = 0, minExclusive = true)
          double limit) {}

  /** Creates the link. */
  public TrustRatio(Config config) {
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
      double size = Norm.of(step.parameters(), slice.offset(), slice.end());
      double norm = Norm.of(step.update(), slice.offset(), slice.end());
      factors[k] = size > 0 && norm > 0 ? Math.min(config.limit(), size) / norm : 1;
    }
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
    PerParameter.scale(state.layout(), state.buffer("factors"), update, from, to);
  }
}
