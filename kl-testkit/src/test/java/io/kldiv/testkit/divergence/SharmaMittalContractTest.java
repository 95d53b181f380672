package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.SharmaMittal;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class SharmaMittalContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new SharmaMittal(new SharmaMittal.Config(0.7, 0.4), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discreteAndNormal();
  }
}
