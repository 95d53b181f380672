package io.kldiv.testkit.initialiser;

import io.kldiv.models.Initialiser;
import io.kldiv.models.initialiser.GlorotUniform;
import io.kldiv.testkit.InitialiserContract;

final class GlorotUniformContractTest extends InitialiserContract {
  @Override
  protected Initialiser initialiser() {
    return new GlorotUniform();
  }

  @Override
  protected Law law(int inputs, int outputs) {
    // Glorot and Bengio, 2010, equation 16.
    return Law.uniform(Math.sqrt(6.0 / (inputs + outputs)));
  }
}
