package stranger;

import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRule;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;

/** A family, a pair and an f-divergence, one line each. */
public final class StrangerPlugin implements KlPlugin {
  @Override
  public String name() {
    return "stranger";
  }

  @Override
  public void register(PartRegistry.Builder parts) {
    parts.add(GivenDistribution.class, "stranger/rayleigh", Rayleigh.Given.class);
    parts.contribute(KlRule.class, new KlRule.ClosedForm<>(Rayleigh.class, Rayleigh.class, new RayleighKl(), "own"));
    parts.add(Divergence.class, "stranger/k-divergence", KDivergence.class);
  }
}
