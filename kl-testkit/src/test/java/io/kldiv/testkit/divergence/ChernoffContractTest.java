package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.Chernoff;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;
import java.util.Map;

final class ChernoffContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Chernoff(new Chernoff.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discreteAndNormal();
  }

  @Override
  protected Map<Promise, String> exemptions() {
    return Map.of(
        Promise.SECOND_DERIVATIVES,
        "the best order counts as a constant, which the envelope theorem allows once only");
  }
}
