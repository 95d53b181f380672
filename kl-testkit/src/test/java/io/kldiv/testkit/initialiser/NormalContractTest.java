package io.kldiv.testkit.initialiser;

import io.kldiv.models.Initialiser;
import io.kldiv.models.initialiser.Normal;
import io.kldiv.testkit.InitialiserContract;

final class NormalContractTest extends InitialiserContract {
  @Override
  protected Initialiser initialiser() {
    return new Normal(new Normal.Config(0.3));
  }

  @Override
  protected Law law(int inputs, int outputs) {
    // The definition.
    return Law.normal(0.09);
  }
}
