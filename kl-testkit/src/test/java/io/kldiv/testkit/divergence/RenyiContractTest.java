package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.Renyi;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class RenyiContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Renyi(new Renyi.Config(0.7), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discreteAndNormal();
  }
}
