package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.Chernoff;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;
import java.util.Map;

/** The contract over two of one exponential family. */
final class ChernoffOfFamiliesContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Chernoff(new Chernoff.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.exponentialFamilies();
  }

  @Override
  protected Map<Promise, String> exemptions() {
    return Map.of(
        Promise.SECOND_DERIVATIVES,
        "the best order counts as a constant, which the envelope theorem allows once only");
  }
}
