package io.kldiv.optim.link;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;

/** Limits each element of the update. */
@Describe(
    value = "Limits every element of the update to [−limit, limit].",
    formula = "uᵢ ← max(−c, min(c, uᵢ))",
    source = "torch.nn.utils.clip_grad_value_")
public final class ClipByValue implements Link {
  private final Config config;

  /**
   * The configuration.
   *
   * @param limit the greatest element, c, above 0
   */
  public record Config(
      @Describe("The greatest size of an element, c.") @Range(min = 0, minExclusive = true)
          double limit) {}

  /** Creates the link. */
  public ClipByValue(Config config) {
    this.config = config;
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
    double limit = config.limit();
    for (int i = from; i < to; i++) {
      update[i] = Math.max(-limit, Math.min(limit, update[i]));
    }
  }
}
