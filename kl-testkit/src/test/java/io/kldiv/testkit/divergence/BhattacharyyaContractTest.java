package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.Bhattacharyya;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class BhattacharyyaContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Bhattacharyya(new Bhattacharyya.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discreteAndNormal();
  }
}
