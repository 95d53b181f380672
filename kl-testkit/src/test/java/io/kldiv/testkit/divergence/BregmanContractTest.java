package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Bregman;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;
import java.util.Map;

final class BregmanContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Bregman(new Bregman.Config(Bregman.Potential.BURG));
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discrete();
  }

  @Override
  protected Map<Promise, String> exemptions() {
    return Map.of(
        Promise.EDGES,
        "at probabilities of 1e-300 the value is finite but p/q², its derivative, is not");
  }
}
