package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.Renyi;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

/** The contract over two of one exponential family. */
final class RenyiOfFamiliesContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Renyi(new Renyi.Config(0.7), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.exponentialFamilies();
  }
}
