package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.TotalVariation;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class TotalVariationContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new TotalVariation(new TotalVariation.Config());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discrete();
  }
}
