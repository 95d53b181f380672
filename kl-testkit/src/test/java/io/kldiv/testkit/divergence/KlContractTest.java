package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class KlContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Kl(new Kl.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.all();
  }
}
