package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.Triangular;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class TriangularContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Triangular(new Triangular.Config());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discrete();
  }
}
