package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.BuresWasserstein;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.testkit.DistributionCases;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

/** Full covariances are in BuresWassersteinTest: their 0 at P = Q is one up to rounding. */
final class BuresWassersteinContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new BuresWasserstein(new BuresWasserstein.Config());
  }

  @Override
  protected List<Pair> pairs() {
    return List.of(new Pair(DistributionCases.normal(), DistributionCases.normal()));
  }
}
