package io.kldiv.testkit.initialiser;

import io.kldiv.models.Initialiser;
import io.kldiv.models.initialiser.GlorotNormal;
import io.kldiv.testkit.InitialiserContract;

final class GlorotNormalContractTest extends InitialiserContract {
  @Override
  protected Initialiser initialiser() {
    return new GlorotNormal();
  }

  @Override
  protected Law law(int inputs, int outputs) {
    // Glorot and Bengio, 2010, equation 12.
    return Law.normal(2.0 / (inputs + outputs));
  }
}
