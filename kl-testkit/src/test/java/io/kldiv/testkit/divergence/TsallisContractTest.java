package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.Tsallis;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class TsallisContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Tsallis(new Tsallis.Config(0.8), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discreteAndNormal();
  }
}
