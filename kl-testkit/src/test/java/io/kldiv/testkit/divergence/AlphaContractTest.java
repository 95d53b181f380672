package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.Alpha;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class AlphaContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Alpha(new Alpha.Config(0.3), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discreteAndNormal();
  }
}
