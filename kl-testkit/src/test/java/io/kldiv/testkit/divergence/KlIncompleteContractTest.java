package io.kldiv.testkit.divergence;

import static io.kldiv.testkit.UnivariateCases.of;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;
import java.util.Map;

/** The contract over the pairs whose formula has an incomplete gamma or beta function. */
final class KlIncompleteContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Kl(new Kl.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    return List.of(new Pair(of("gamma"), of("laplace")), new Pair(of("beta"), of("laplace")));
  }

  @Override
  protected Map<Promise, String> exemptions() {
    return Map.of(
        Promise.SECOND_DERIVATIVES,
        "the second derivative of an incomplete function in its shape is left out");
  }
}
