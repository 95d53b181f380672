package io.kldiv.optim.link;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Step;
import java.util.List;

/** Shortens the update of all parameters to a norm. */
@Describe(
    value =
        "Shortens the update to a norm of at most 'limit', over all parameters together; its"
            + " direction stays.",
    formula = "u ← u · min(1, c/‖u‖)",
    source = "Pascanu, Mikolov and Bengio (2013), algorithm 1")
public final class ClipByNorm implements Link {
  private final Config config;

  /**
   * The configuration.
   *
   * @param limit the greatest norm, c, above 0
   */
  public record Config(
      @Describe("The greatest Euclidean norm, c.") @Range(min = 0, minExclusive = true)
          double limit) {}

  /** Creates the link. */
  public ClipByNorm(Config config) {
    this.config = config;
  }

  @Override
  public Scope scope() {
    return Scope.WHOLE;
  }

  @Override
  public List<String> scalars() {
    return List.of("factor");
  }

  @Override
  public void prepare(LinkState state, Step step) {
    double norm = Norm.of(step.update(), 0, step.update().length);
    state.setScalar("factor", norm > config.limit() ? config.limit() / norm : 1);
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
    double factor = state.scalar("factor");
    for (int i = from; i < to; i++) {
      update[i] *= factor;
    }
  }
}
