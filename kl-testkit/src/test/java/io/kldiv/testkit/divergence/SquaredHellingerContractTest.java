package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.SquaredHellinger;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class SquaredHellingerContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new SquaredHellinger(new SquaredHellinger.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discreteAndNormal();
  }
}
