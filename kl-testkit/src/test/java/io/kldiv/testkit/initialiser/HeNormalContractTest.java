package io.kldiv.testkit.initialiser;

import io.kldiv.models.Initialiser;
import io.kldiv.models.initialiser.HeNormal;
import io.kldiv.testkit.InitialiserContract;

final class HeNormalContractTest extends InitialiserContract {
  @Override
  protected Initialiser initialiser() {
    return new HeNormal();
  }

  @Override
  protected Law law(int inputs, int outputs) {
    // He et al., 2015, equation 10.
    return Law.normal(2.0 / inputs);
  }
}
