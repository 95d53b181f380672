package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.Jeffreys;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class JeffreysContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Jeffreys(new Jeffreys.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.all();
  }
}
