package io.kldiv.optim.link;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import java.util.Arrays;
import java.util.List;

/** Gathers the gradients of several steps into one. */
@Describe(
    value =
        "Takes the mean of the gradients of 'steps' steps and lets it pass at the last of them"
            + " only: a larger batch than memory holds. Stands first in the chain.",
    formula = "ū = (1/n) Σ u over n steps")
public final class Accumulate implements Link {
  private final Config config;

  /**
   * The configuration.
   *
   * @param steps n, at least 1
   */
  public record Config(
      @Describe("The number of steps that are gathered, n.") @Range(min = 1) int steps) {}

  /** Creates the link. */
  public Accumulate(Config config) {
    this.config = config;
  }

  @Override
  public List<String> buffers() {
    return List.of("sum");
  }

  @Override
  public boolean passes(LinkState state) {
    return (state.step() + 1) % config.steps() == 0;
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
    double[] sum = state.buffer("sum");
    for (int i = from; i < to; i++) {
      sum[i] += update[i];
    }
    if (passes(state)) {
      for (int i = from; i < to; i++) {
        update[i] = sum[i] / config.steps();
      }
      Arrays.fill(sum, from, to, 0);
    }
  }
}
