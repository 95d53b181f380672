package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.CustomF;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;

final class CustomFContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new CustomF(new CustomF.Config("(u^1.5 - 1.5*u + 0.5)*4/3"));
  }

  @Override
  protected List<Pair> pairs() {
    return Pairs.discrete();
  }
}
