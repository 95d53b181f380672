package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.ReverseKl;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class ReverseKlContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new ReverseKl(new ReverseKl.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.all();
  }
}
