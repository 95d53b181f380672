package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.JensenShannon;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class JensenShannonContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new JensenShannon(new JensenShannon.Config(0.5));
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discrete();
  }
}
